package dev.netloom.app.training;

import dev.netloom.app.diagram.Padlocks;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.augment.InvalidAugmentation;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.InvalidTrainingSetting;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingFields;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;

/// What is asked of a run, as the user types it: one text for each declared setting.
public final class TrainingSettings {
    public static final int PRESET_EPOCHS = Padlocks.USUAL_EPOCHS;

    private final Map<String, StringProperty> typed = new LinkedHashMap<>();
    private final ReadOnlyObjectWrapper<Optional<TrainingDescription>> described =
            new ReadOnlyObjectWrapper<>(this, "described", Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<String>> problem =
            new ReadOnlyObjectWrapper<>(this, "problem", Optional.empty());
    private final ObservableValue<Optional<TrainingConfig>> plan =
            described.map(known -> known.map(TrainingDescription::config));
    private boolean filling = true;
    private int strokes;

    /// With the usual settings.
    public TrainingSettings() {
        for (TrainingField field : TrainingFields.ALL) {
            StringProperty text = new SimpleStringProperty(this, field.key(), field.text(usual()));
            text.subscribe(value -> {
                if (!filling) {
                    change(field);
                }
            });
            typed.put(field.key(), text);
        }
        filling = false;
        read();
    }

    /// What is done without asking.
    public static TrainingDescription usual() {
        return TrainingDescription.of(TrainingConfig.of(PRESET_EPOCHS));
    }

    /// Another optimiser brings its own learning rate, momentum and weight decay: those of one are no measure for the
    /// other.
    private void change(TrainingField field) {
        if (field.equals(TrainingFields.OPTIMIZER)) {
            filling = true;
            typed(TrainingFields.LEARNING_RATE).set(usual(TrainingFields.LEARNING_RATE));
            typed(TrainingFields.MOMENTUM).set(usual(TrainingFields.MOMENTUM));
            typed(TrainingFields.WEIGHT_DECAY).set(usual(TrainingFields.WEIGHT_DECAY));
            filling = false;
        }
        read();
    }

    private void read() {
        problem.set(firstProblem());
        TrainingDescription told = usual();
        try {
            for (TrainingField field : TrainingFields.ALL) {
                told = field.with(told, typed(field).get());
            }
            boolean conflict = TrainingFields.conflict(told.config()).isPresent();
            described.set(conflict ? Optional.empty() : Optional.of(told));
        } catch (InvalidTrainingSetting | InvalidAugmentation e) {
            described.set(Optional.empty());
        }
    }

    /// Takes over all that a description says.
    public void take(TrainingDescription description) {
        filling = true;
        TrainingFields.ALL.forEach(field -> typed(field).set(field.text(description)));
        filling = false;
        read();
    }

    /// Takes over a schedule: one stroke of a hand that draws it.
    public void take(ScheduleSettings schedule) {
        strokes++;
        TrainingDescription told = usual();
        TrainingDescription drawn = told.withConfig(told.config().withSchedule(schedule));
        filling = true;
        TrainingFields.ALL.stream()
                .filter(field -> field.group() == TrainingField.Group.SCHEDULE)
                .forEach(field -> typed(field).set(field.text(drawn)));
        filling = false;
        read();
        strokes++;
    }

    /// Another number before a stroke, in it and after it: each is an edit of its own, and so is what is typed in
    /// between.
    public int strokes() {
        return strokes;
    }

    /// Takes over a run's plan, on all images, in the precision that it had.
    public void take(TrainingConfig plan) {
        take(again(plan));
    }

    /// Takes over what a project says, by the keys of the fields; what it does not say, or says wrong, is as usual.
    public void take(Map<String, String> project) {
        take(TrainingFields.read(usual(), project, (field, problem) -> {}));
    }

    /// What a project says that is trained like this: nothing of a usual training. The number of epochs goes with
    /// anything else, since the usual one of the command line is another.
    public static SortedMap<String, String> project(TrainingDescription description) {
        SortedMap<String, String> told = TrainingFields.differences(usual(), description);
        if (!told.isEmpty()) {
            told.put(TrainingFields.EPOCHS.key(), TrainingFields.EPOCHS.text(description));
        }
        return told;
    }

    /// As [#project(TrainingDescription)], beside what else a project says: which images it is trained on, and what a
    /// newer version knows.
    public static SortedMap<String, String> in(SortedMap<String, String> said, TrainingDescription description) {
        SortedMap<String, String> told = new TreeMap<>(said);
        TrainingFields.ALL.forEach(field -> told.remove(field.key()));
        told.putAll(project(description));
        return told;
    }

    /// What a project says that is trained as a run was.
    public static SortedMap<String, String> project(TrainingConfig plan) {
        return project(again(plan));
    }

    /// A run's plan once more, on all images, in the precision that it had.
    public static TrainingDescription again(TrainingConfig plan) {
        return new TrainingDescription(
                plan, plan.precision() == Precision.BFLOAT16 ? PrecisionChoice.BFLOAT16 : PrecisionChoice.FLOAT32, 0);
    }

    /// A setting as typed.
    public StringProperty typed(TrainingField field) {
        return typed.get(field.key());
    }

    /// What a setting is without asking, given the optimiser that is chosen.
    String usual(TrainingField field) {
        TrainingDescription usual = usual();
        boolean optimizer = field.equals(TrainingFields.OPTIMIZER);
        return field.text(
                optimizer ? usual : usual.withConfig(usual.config().withOptimizer(OptimizerSettings.of(optimizer()))));
    }

    private OptimizerKind optimizer() {
        return understood().config().optimizer().kind();
    }

    /// What is typed, with the usual settings in place of those that are not in order.
    TrainingDescription understood() {
        Map<String, String> texts = new LinkedHashMap<>();
        typed.forEach((key, text) -> texts.put(key, text.get()));
        return TrainingFields.read(usual(), texts, (field, problem) -> {});
    }

    /// What is wrong with a setting, in words; empty where nothing is.
    public Optional<String> problem(TrainingField field) {
        try {
            field.with(usual(), typed(field).get());
            return TrainingFields.conflict(understood().config())
                    .filter(conflict -> conflict.field().equals(field.key()))
                    .map(conflict -> SettingText.problem(field, conflict));
        } catch (InvalidTrainingSetting | InvalidAugmentation e) {
            return Optional.of(SettingText.problem(field, e));
        }
    }

    private Optional<String> firstProblem() {
        return TrainingFields.ALL.stream()
                .flatMap(field -> problem(field).stream()
                        .map(problem -> Texts.of("setting.problem", SettingText.name(field), problem)))
                .findFirst();
    }

    /// What is wrong with the first setting that is not in order, with its name; empty where all are.
    ReadOnlyObjectProperty<Optional<String>> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Empty while something is wrong.
    public ReadOnlyObjectProperty<Optional<TrainingDescription>> describedProperty() {
        return described.getReadOnlyProperty();
    }

    /// Of what is described, what a run does; empty while something is wrong.
    public ObservableValue<Optional<TrainingConfig>> planProperty() {
        return plan;
    }
}
