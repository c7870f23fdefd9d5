package dev.netloom.engine.train;

import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import java.util.function.Consumer;

/// What a run is to do.
///
/// @param batchSize images per step; the last batch of an epoch may be shorter
/// @param optimizer how parameters follow their gradients
/// @param schedule how the learning rate changes over the run
/// @param augmentation what happens to a training image before the network sees it
/// @param precision of activations; parameters are float32 in any case
/// @param labelSmoothing share of the target that is spread over all classes, 0 to below 1
/// @param dropoutScale what the rates of all dropout blocks are multiplied by, 0 (no dropout) to 1 (as they are)
/// @param balance whether images of rare classes are seen more often
/// @param validation share of the training images that is held out to validate on, 0 to below 1
/// @param averaging decay of the exponential moving average of the weights, 0 (none) to below 1. Where there is one,
///                  the weights that the run hands out are the averaged ones
/// @param earlyStopping when the run ends before its last epoch
/// @param checkpointEvery epochs after which the run is kept so that it can go on from there, 1 and more
/// @param transfer what stays as it is, and what moves more carefully
/// @param seed decides the initial weights, which images are held out, the order of the others, what augmentation
/// makes
///             of them, and the dropout masks
public record TrainingConfig(
        int epochs,
        int batchSize,
        OptimizerSettings optimizer,
        ScheduleSettings schedule,
        Augmentation augmentation,
        Precision precision,
        double labelSmoothing,
        double dropoutScale,
        ClassBalance balance,
        double validation,
        double averaging,
        EarlyStopping earlyStopping,
        int checkpointEvery,
        TransferSettings transfer,
        long seed) {
    public static final int DEFAULT_BATCH = 100;

    public TrainingConfig {
        require(epochs >= 1, "epochs", epochs);
        require(batchSize >= 1, "batch size", batchSize);
        require(labelSmoothing >= 0 && labelSmoothing < 1, "label smoothing", labelSmoothing);
        require(dropoutScale >= 0 && dropoutScale <= 1, "dropout scale", dropoutScale);
        require(validation >= 0 && validation < 1, "validation share", validation);
        require(checkpointEvery >= 1, "epochs to a checkpoint", checkpointEvery);
        require(averaging >= 0 && averaging < 1, "decay of averaged weights", averaging);
    }

    /// Adam and batches of 100, as in the book, on one cycle of the learning rate, in float32.
    public static TrainingConfig of(int epochs) {
        return new TrainingConfig(
                epochs,
                DEFAULT_BATCH,
                OptimizerSettings.of(OptimizerKind.ADAM),
                ScheduleSettings.of(Schedule.ONE_CYCLE),
                Augmentation.NONE,
                Precision.FLOAT32,
                0,
                1,
                ClassBalance.NATURAL,
                0,
                0,
                EarlyStopping.OFF,
                1,
                TransferSettings.NONE,
                1);
    }

    /// How many of `images` training images are held out: none of very few, however large the share is.
    public int heldOut(int images) {
        return ValidationSplit.heldOut(images, validation);
    }

    /// The learning rate of a step.
    ///
    /// @param step from 1 to `steps`
    public double learningRate(long step, long steps) {
        return schedule.rate(optimizer.learningRate(), step, steps);
    }

    public TrainingConfig withEpochs(int epochs) {
        return with(changed -> changed.epochs = epochs);
    }

    public TrainingConfig withBatchSize(int batchSize) {
        return with(changed -> changed.batchSize = batchSize);
    }

    public TrainingConfig withOptimizer(OptimizerSettings optimizer) {
        return with(changed -> changed.optimizer = optimizer);
    }

    public TrainingConfig withSchedule(ScheduleSettings schedule) {
        return with(changed -> changed.schedule = schedule);
    }

    public TrainingConfig withAugmentation(Augmentation augmentation) {
        return with(changed -> changed.augmentation = augmentation);
    }

    public TrainingConfig withPrecision(Precision precision) {
        return with(changed -> changed.precision = precision);
    }

    public TrainingConfig withLabelSmoothing(double labelSmoothing) {
        return with(changed -> changed.labelSmoothing = labelSmoothing);
    }

    public TrainingConfig withDropoutScale(double dropoutScale) {
        return with(changed -> changed.dropoutScale = dropoutScale);
    }

    public TrainingConfig withBalance(ClassBalance balance) {
        return with(changed -> changed.balance = balance);
    }

    public TrainingConfig withValidation(double validation) {
        return with(changed -> changed.validation = validation);
    }

    public TrainingConfig withAveraging(double averaging) {
        return with(changed -> changed.averaging = averaging);
    }

    public TrainingConfig withEarlyStopping(EarlyStopping earlyStopping) {
        return with(changed -> changed.earlyStopping = earlyStopping);
    }

    public TrainingConfig withCheckpointEvery(int epochs) {
        return with(changed -> changed.checkpointEvery = epochs);
    }

    public TrainingConfig withTransfer(TransferSettings transfer) {
        return with(changed -> changed.transfer = transfer);
    }

    public TrainingConfig withSeed(long seed) {
        return with(changed -> changed.seed = seed);
    }

    private TrainingConfig with(Consumer<Draft> change) {
        Draft draft = new Draft(this);
        change.accept(draft);
        return draft.config();
    }

    /// The same settings, to be changed one by one.
    private static final class Draft {
        private int epochs;
        private int batchSize;
        private OptimizerSettings optimizer;
        private ScheduleSettings schedule;
        private Augmentation augmentation;
        private Precision precision;
        private double labelSmoothing;
        private double dropoutScale;
        private ClassBalance balance;
        private double validation;
        private double averaging;
        private EarlyStopping earlyStopping;
        private int checkpointEvery;
        private TransferSettings transfer;
        private long seed;

        Draft(TrainingConfig config) {
            epochs = config.epochs;
            batchSize = config.batchSize;
            optimizer = config.optimizer;
            schedule = config.schedule;
            augmentation = config.augmentation;
            precision = config.precision;
            labelSmoothing = config.labelSmoothing;
            dropoutScale = config.dropoutScale;
            balance = config.balance;
            validation = config.validation;
            averaging = config.averaging;
            earlyStopping = config.earlyStopping;
            checkpointEvery = config.checkpointEvery;
            transfer = config.transfer;
            seed = config.seed;
        }

        TrainingConfig config() {
            return new TrainingConfig(
                    epochs,
                    batchSize,
                    optimizer,
                    schedule,
                    augmentation,
                    precision,
                    labelSmoothing,
                    dropoutScale,
                    balance,
                    validation,
                    averaging,
                    earlyStopping,
                    checkpointEvery,
                    transfer,
                    seed);
        }
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " cannot be " + value);
        }
    }
}
