package dev.netloom.engine.sweep;

import java.util.List;
import java.util.Optional;

/// A sweep was asked for that cannot be. `sweep.problem.KEY` in the texts says why.
///
/// | key | arguments |
/// | --- | --- |
/// | `syntax` | text |
/// | `no-field` | name, the names there are |
/// | `no-block` | name, the blocks there are |
/// | `no-setting` | block, name, the settings there are |
/// | `empty` | setting |
/// | `value` | setting, value; the cause says what is wrong with it |
/// | `block-value` | setting, value, the values there are |
/// | `block-number` | setting, value |
/// | `range` | setting, text |
/// | `range-log` | setting, text |
/// | `range-kind` | setting |
/// | `validation` | nothing |
/// | `none` | nothing |
/// | `twice` | setting |
/// | `grid-size` | points, budget |
/// | `halving-epochs` | epochs |
/// | `halving-axis` | nothing |
public final class InvalidAxis extends IllegalArgumentException {
    private final String key;
    private final transient List<Object> arguments;

    InvalidAxis(String key, Object... arguments) {
        super(key + " " + List.of(arguments));
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /// @param cause what the setting itself says of a value
    InvalidAxis(IllegalArgumentException cause, String setting, String value) {
        this("value", setting, value);
        initCause(cause);
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }

    /// What the setting itself says; empty where it was not asked.
    public Optional<IllegalArgumentException> reason() {
        return Optional.ofNullable((IllegalArgumentException) getCause());
    }
}
