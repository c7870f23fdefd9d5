package dev.netloom.engine.train;

import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.Schedule;

/// What a run is to do.
///
/// @param batchSize images per step; the last batch of an epoch may be shorter
/// @param learningRate of the first step
/// @param schedule how it changes over the run
/// @param seed decides the initial weights, the order of the images and the dropout masks
public record TrainingPlan(
        int epochs, int batchSize, OptimizerKind optimizer, double learningRate, Schedule schedule, long seed) {
    public static final int DEFAULT_BATCH = 100;

    public TrainingPlan {
        require(epochs >= 1, "epochs", epochs);
        require(batchSize >= 1, "batch size", batchSize);
        require(learningRate > 0 && Double.isFinite(learningRate), "learning rate", learningRate);
    }

    /// With the learning rate falling along a cosine.
    public TrainingPlan(int epochs, int batchSize, OptimizerKind optimizer, double learningRate, long seed) {
        this(epochs, batchSize, optimizer, learningRate, Schedule.COSINE, seed);
    }

    /// Adam at 0.001 and batches of 100, as in the book.
    public static TrainingPlan of(int epochs) {
        return new TrainingPlan(epochs, DEFAULT_BATCH, OptimizerKind.ADAM, OptimizerKind.ADAM.presetRate(), 1);
    }

    private static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " cannot be " + value);
        }
    }
}
