package dev.netloom.engine.train;

import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import java.util.function.Function;

/// One setting of a training: what it is called, what it may be, how it is read and written as text.
///
/// @param key names it in files and texts, such as `learning-rate`
/// @param group the heading under which it stands
/// @param kind what may be typed or chosen
/// @param range of a number; [NumberRange#NONE] for others
/// @param choices of a [Kind#CHOICE], as `one-cycle` for `ONE_CYCLE`; empty for others
/// @param unit names the unit in the texts; empty where there is none
/// @param live whether it may change while a run goes on
/// @param get the value as one would type it
/// @param set the description with a value that is in order
public record TrainingField(
        String key,
        Group group,
        Kind kind,
        NumberRange range,
        List<String> choices,
        String unit,
        boolean live,
        Function<TrainingDescription, String> get,
        BiFunction<TrainingDescription, String, TrainingDescription> set) {
    /// What belongs together.
    public enum Group {
        LENGTH,
        OPTIMIZER,
        SCHEDULE,
        REGULARIZATION,
        DATA,
        TRANSFER,
        COMPUTING
    }

    /// What may be typed or chosen.
    public enum Kind {
        WHOLE,
        REAL,
        CHOICE,
        /// A list of augmentation rules.
        RULES,
        /// Points of a schedule.
        POINTS,
        /// Names of blocks.
        BLOCKS;

        /// Whether it has commas in it.
        public boolean isList() {
            return this == RULES || this == POINTS || this == BLOCKS;
        }
    }

    public String text(TrainingDescription description) {
        return get.apply(description);
    }

    /// The description with another value here.
    ///
    /// @throws InvalidTrainingSetting where it cannot be this
    public TrainingDescription with(TrainingDescription description, String typed) {
        String text = kind == Kind.CHOICE ? typed.strip().toLowerCase(Locale.ROOT) : typed.strip();
        switch (kind) {
            case WHOLE -> range.check(this, text, true);
            case REAL -> range.check(this, text, false);
            case CHOICE -> {
                if (!choices.contains(text)) {
                    throw new InvalidTrainingSetting(key, "no-choice", text, String.join(", ", choices));
                }
            }
            case RULES, POINTS, BLOCKS -> {} // reading them says what is wrong
        }
        return set.apply(description, text);
    }
}
