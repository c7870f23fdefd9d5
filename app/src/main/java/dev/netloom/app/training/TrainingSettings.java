package dev.netloom.app.training;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.ObjectBinding;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// What the toolbar asks of the next run, as the user types it.
public final class TrainingSettings {
    public static final int PRESET_EPOCHS = 5;
    public static final int MOST_EPOCHS = 1000;
    private static final double LARGEST_RATE = 100;
    private static final long SEED = 1;

    private final ObjectProperty<PrecisionChoice> precision =
            new SimpleObjectProperty<>(this, "precision", PrecisionChoice.AUTO);
    private final IntegerProperty epochs = new SimpleIntegerProperty(this, "epochs", PRESET_EPOCHS);
    private final ObjectProperty<OptimizerKind> optimizer =
            new SimpleObjectProperty<>(this, "optimizer", OptimizerKind.ADAM);
    private final StringProperty learningRate =
            new SimpleStringProperty(this, "learningRate", plain(OptimizerKind.ADAM.presetRate()));
    private final ObjectProperty<Schedule> schedule = new SimpleObjectProperty<>(this, "schedule", Schedule.ONE_CYCLE);
    private final ObjectBinding<Optional<TrainingConfig>> plan =
            Bindings.createObjectBinding(this::read, epochs, optimizer, learningRate, schedule);

    /// Another optimiser brings its own learning rate: one is no measure for the other.
    public TrainingSettings() {
        optimizer.subscribe((before, chosen) -> learningRate.set(plain(chosen.presetRate())));
    }

    /// Takes over what a plan says of the settings that are here.
    ///
    /// @return the others in which it differs from what is done without asking, in words
    public List<String> take(TrainingConfig plan) {
        epochs.set(Math.min(plan.epochs(), MOST_EPOCHS));
        optimizer.set(plan.optimizer().kind());
        learningRate.set(plain(plan.optimizer().learningRate()));
        schedule.set(plan.schedule().kind());
        precision.set(plan.precision() == Precision.BFLOAT16 ? PrecisionChoice.BFLOAT16 : PrecisionChoice.FLOAT32);
        TrainingConfig usual = TrainingConfig.of(plan.epochs())
                .withOptimizer(OptimizerSettings.of(plan.optimizer().kind()))
                .withSeed(SEED);
        List<String> others = new ArrayList<>();
        name(others, "batch", plan.batchSize(), usual.batchSize());
        name(others, "momentum", plan.optimizer().momentum(), usual.optimizer().momentum());
        name(
                others,
                "weight-decay",
                plan.optimizer().weightDecay(),
                usual.optimizer().weightDecay());
        name(others, "clip", plan.optimizer().clip(), usual.optimizer().clip());
        name(others, "warmup", plan.schedule().warmUp(), usual.schedule().warmUp());
        name(others, "augment", plan.augmentation(), usual.augmentation());
        name(others, "label-smoothing", plan.labelSmoothing(), usual.labelSmoothing());
        name(others, "dropout-scale", plan.dropoutScale(), usual.dropoutScale());
        name(others, "validation", plan.validation(), usual.validation());
        name(others, "seed", plan.seed(), usual.seed());
        return others;
    }

    private static void name(List<String> others, String key, Object value, Object usual) {
        if (!value.equals(usual)) {
            others.add(Texts.of("runs.setting.value", Texts.of("runs.setting." + key), value.toString()));
        }
    }

    private Optional<TrainingConfig> read() {
        return rate().map(rate -> TrainingConfig.of(epochs.get())
                .withOptimizer(OptimizerSettings.of(optimizer.get()).withLearningRate(rate))
                .withSchedule(ScheduleSettings.of(schedule.get()))
                .withSeed(SEED));
    }

    private Optional<Double> rate() {
        try {
            return Optional.of(new BigDecimal(learningRate.get().strip()).doubleValue())
                    .filter(rate -> rate > 0 && rate <= LARGEST_RATE);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String plain(double rate) {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }

    public IntegerProperty epochsProperty() {
        return epochs;
    }

    public ObjectProperty<OptimizerKind> optimizerProperty() {
        return optimizer;
    }

    /// As typed.
    public StringProperty learningRateProperty() {
        return learningRate;
    }

    public ObjectProperty<Schedule> scheduleProperty() {
        return schedule;
    }

    /// Not part of the plan: what Auto comes to is found out by the run.
    public ObjectProperty<PrecisionChoice> precisionProperty() {
        return precision;
    }

    /// Empty while the learning rate is no number above 0.
    public ObjectBinding<Optional<TrainingConfig>> planProperty() {
        return plan;
    }
}
