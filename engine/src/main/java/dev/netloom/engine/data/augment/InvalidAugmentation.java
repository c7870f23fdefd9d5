package dev.netloom.engine.data.augment;

import java.util.List;

/// An augmentation was asked for that does not exist, or with a number it cannot have. `augment.KEY` in the texts says
/// what is wrong; the message says it in English.
///
/// | key | arguments |
/// | --- | --- |
/// | `unknown` | name, the names there are |
/// | `no-number` | rule |
/// | `not-a-number` | rule, text |
/// | `range` | rule, amount, largest amount (the smallest is 0) |
/// | `whole` | rule, amount |
/// | `twice` | rule |
public final class InvalidAugmentation extends IllegalArgumentException {
    private final String key;
    private final transient List<Object> arguments;

    InvalidAugmentation(String key, String message, Object... arguments) {
        super(message);
        this.key = key;
        this.arguments = List.of(arguments);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
