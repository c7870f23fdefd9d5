package dev.netloom.engine.train;

import java.util.List;

/// A setting of a training cannot be what was asked for. `setting.problem.KEY` in the texts says why.
///
/// | key | arguments |
/// | --- | --- |
/// | `empty` | nothing |
/// | `no-number` | text |
/// | `not-whole` | text |
/// | `range` | text; [TrainingField#range] says what may be |
/// | `part-step` | text |
/// | `points` | text |
/// | `point` | the point that is wrong |
/// | `no-choice` | text, the choices there are |
public final class InvalidTrainingSetting extends IllegalArgumentException {
    private final String field;
    private final String key;
    private final transient List<Object> arguments;

    InvalidTrainingSetting(String field, String key, Object... arguments) {
        super(field + ": " + key + " " + List.of(arguments));
        this.field = field;
        this.key = key;
        this.arguments = List.of(arguments);
    }

    /// The key of the [TrainingField].
    public String field() {
        return field;
    }

    public String key() {
        return key;
    }

    public List<Object> arguments() {
        return arguments;
    }
}
