package dev.netloom.app.training;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.augment.InvalidAugmentation;
import dev.netloom.engine.train.InvalidTrainingSetting;
import dev.netloom.engine.train.NumberRange;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The declared settings of a training in words.
public final class SettingText {
    /// A range that goes on for longer than this has no end worth a word.
    private static final double ENDLESS = 1e9;

    private SettingText() {}

    public static String name(TrainingField field) {
        return Texts.of("setting." + field.key() + ".title");
    }

    /// The name of one value of a choice.
    public static String choice(TrainingField field, String value) {
        return Texts.of("training." + field.key() + "." + value);
    }

    /// Its range, its unit, and what is to be known besides.
    static String note(TrainingField field) {
        String hint = "setting." + field.key() + ".note";
        return Stream.of(ranged(field), Texts.has(hint) ? Texts.of(hint) : "")
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining("; "));
    }

    private static String ranged(TrainingField field) {
        if (field.range() == NumberRange.NONE) {
            return "";
        }
        String range = range(field.range());
        return field.unit().isEmpty() ? range : Texts.of("setting.unit." + field.unit(), range);
    }

    private static String range(NumberRange range) {
        String key = range.open() ? "above" : range.below() ? "below" : range.most() > ENDLESS ? "from" : "closed";
        return Texts.of("setting.range." + key, range.least(), range.most());
    }

    /// What is wrong with settings that a project file has, by their keys; empty where nothing is.
    public static Optional<String> problems(Map<String, String> settings) {
        List<String> problems = new ArrayList<>();
        TrainingFields.read(
                TrainingSettings.usual(), settings, (field, problem) -> problems.add(inFile(field, settings, problem)));
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(Texts.of("setting.file.usual", String.join("; ", problems), problems.size()));
    }

    /// What is wrong with one of the settings that a project file has, with its key and value.
    public static String inFile(TrainingField field, Map<String, String> settings, IllegalArgumentException problem) {
        return Texts.of("setting.file.problem", field.key(), settings.get(field.key()), problem(field, problem));
    }

    /// What is wrong, in words.
    public static String problem(TrainingField field, IllegalArgumentException problem) {
        return switch (problem) {
            case InvalidAugmentation wrong ->
                Texts.of("augment." + wrong.key(), wrong.arguments().toArray());
            case InvalidTrainingSetting wrong
            when wrong.key().equals("range") ->
                Texts.of("setting.problem.range", wrong.arguments().getFirst(), range(field.range()));
            case InvalidTrainingSetting wrong ->
                Texts.of("setting.problem." + wrong.key(), wrong.arguments().toArray());
            default -> throw problem;
        };
    }

    /// The plan in a line: `5 epochs, Adam 0.003, one cycle`.
    public static String summary(TrainingConfig plan) {
        return Texts.of(
                "training.summary",
                plan.epochs(),
                choice(
                        TrainingFields.OPTIMIZER,
                        TrainingFields.name(plan.optimizer().kind())),
                TrainingFields.LEARNING_RATE.text(TrainingDescription.of(plan)),
                choice(
                                TrainingFields.SCHEDULE,
                                TrainingFields.name(plan.schedule().kind()))
                        .toLowerCase(Locale.ROOT));
    }
}
