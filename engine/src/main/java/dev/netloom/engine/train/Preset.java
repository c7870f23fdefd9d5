package dev.netloom.engine.train;

import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;

/// Plans that were found good for DeepConvNet on MNIST by holding out a tenth of the training digits, never by the test
/// digits; `docs/performance.md` says what was tried.
public enum Preset {
    /// As right as can be had in one epoch.
    FAST(1, 50, muon(), "shift:1,rotate:7,scale:0.07"),
    /// Digits are moved and turned a little, so that several epochs go on teaching something new.
    ACCURATE(6, 100, OptimizerSettings.of(OptimizerKind.ADAM).withLearningRate(0.004), "shift:2,rotate:10,scale:0.1"),
    /// Forty epochs of digits that are bent, too: half an hour on one core for DeepConvNet, and best of all where
    /// it learns with batch normalisation.
    RECORD(40, 100, muon(), "shift:2,rotate:12,scale:0.12,shear:8,elastic:0.5");

    private static final double WARM_UP = 0.15;
    private static final double LABEL_SMOOTHING = 0.1;

    private final int epochs;
    private final int batchSize;
    private final OptimizerSettings optimizer;
    private final String augmentation;

    Preset(int epochs, int batchSize, OptimizerSettings optimizer, String augmentation) {
        this.epochs = epochs;
        this.batchSize = batchSize;
        this.optimizer = optimizer;
        this.augmentation = augmentation;
    }

    /// One cycle of the learning rate; smoothed labels instead of dropout, which costs a short run more than it
    /// gives.
    public TrainingConfig plan() {
        return TrainingConfig.of(epochs)
                .withBatchSize(batchSize)
                .withOptimizer(optimizer)
                .withSchedule(ScheduleSettings.of(Schedule.ONE_CYCLE).withWarmUp(WARM_UP))
                .withAugmentation(Augmentation.parse(augmentation))
                .withLabelSmoothing(LABEL_SMOOTHING)
                .withDropoutScale(0);
    }

    private static OptimizerSettings muon() {
        return OptimizerSettings.of(OptimizerKind.MUON).withLearningRate(0.03).withMomentum(0.8);
    }
}
