package dev.netloom.engine.train;

import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;

/// Plans that were found good for DeepConvNet on MNIST by holding out a tenth of the training digits, never by the test
/// digits; `docs/performance.md` says what was tried.
public enum Preset {
    /// As right as can be had within some twenty seconds on two cores.
    FAST(3, "shift:1,rotate:7,scale:0.07"),
    /// Digits are moved and turned a little, so that many epochs go on teaching something new.
    ACCURATE(7, "shift:2,rotate:10,scale:0.1");

    private static final double LEARNING_RATE = 0.004;
    private static final double LABEL_SMOOTHING = 0.05;
    private static final double DROPOUT_SCALE = 0.5;

    private final int epochs;
    private final String augmentation;

    Preset(int epochs, String augmentation) {
        this.epochs = epochs;
        this.augmentation = augmentation;
    }

    /// Adam on one cycle of the learning rate.
    public TrainingPlan plan() {
        return TrainingPlan.of(epochs)
                .withOptimizer(OptimizerSettings.of(OptimizerKind.ADAM).withLearningRate(LEARNING_RATE))
                .withSchedule(ScheduleSettings.of(Schedule.ONE_CYCLE))
                .withAugmentation(Augmentation.parse(augmentation))
                .withLabelSmoothing(LABEL_SMOOTHING)
                .withDropoutScale(DROPOUT_SCALE);
    }
}
