package dev.netloom.engine.train;

import dev.netloom.engine.data.Batch;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import java.util.Optional;

/// What a run tells while it goes, in order, on the thread that trains.
public sealed interface TrainingEvent {

    /// The network is compiled and the first step is about to begin.
    ///
    /// @param threads cores that share each batch
    record Started(TrainingConfig plan, int stepsPerEpoch, int threads) implements TrainingEvent {}

    /// One batch was learned.
    ///
    /// @param step from 1, over all epochs
    /// @param epoch from 1
    /// @param loss mean cross entropy of the batch in training mode: it has dropout, label smoothing and mixed
    /// labels in it
    /// @param learningRate that the step was taken with
    /// @param imagesPerSecond over the last second or so, of training alone
    /// @param progress of the whole run, this batch included
    record StepDone(long step, int epoch, double loss, double learningRate, double imagesPerSecond, Progress progress)
            implements TrainingEvent {}

    /// All training images were seen once more, and the network was evaluated.
    ///
    /// @param epoch from 1
    /// @param train on a fixed 1,000 of the images it trains on, in evaluation mode
    /// @param test on all test images
    /// @param validation on the training images held out for it; empty where none are
    /// @param imagesPerSecond of this epoch's training steps, pauses and evaluation left out
    /// @param seconds since the start of the run
    record EpochDone(
            int epoch,
            long step,
            Evaluation train,
            Evaluation test,
            Optional<Evaluation> validation,
            double imagesPerSecond,
            double seconds)
            implements TrainingEvent {
        /// Of a run that holds no images out.
        public EpochDone(
                int epoch, long step, Evaluation train, Evaluation test, double imagesPerSecond, double seconds) {
            this(epoch, step, train, test, Optional.empty(), imagesPerSecond, seconds);
        }
    }

    /// From the step after this one on, the run goes by other settings.
    ///
    /// @param stepsPerEpoch of an epoch that goes by them from its beginning
    record SettingsChanged(long step, LiveSettings settings, int stepsPerEpoch) implements TrainingEvent {}

    /// Memory does not suffice for batches of a size that was asked for: the run goes on with those that it has.
    record BatchSizeRefused(long step, int batchSize, TrainingFailure why) implements TrainingEvent {}

    /// One step in all its parts, as asked for with [TrainingControl#examineStep]: whoever goes through the network
    /// with `before`, `batch` and `pass` finds what the step found, and `after` is what the optimiser made of it.
    ///
    /// @param batch a copy
    /// @param plan what the step was taken by
    /// @param learningRate of this step
    record StepExamined(
            long step, Weights before, Weights after, Batch batch, Pass pass, TrainingConfig plan, double learningRate)
            implements TrainingEvent {}

    /// The run stands still until it is resumed, stepped or stopped.
    record Paused(long step) implements TrainingEvent {}

    record Resumed(long step) implements TrainingEvent {}

    /// The parameters after a step, as asked for with [TrainingControl#takeWeights]; or, unasked, the last good ones of
    /// a run that diverged, which then fails.
    record WeightsTaken(long step, Weights weights) implements TrainingEvent {}

    /// The last event of a run that trained to its end or was stopped.
    ///
    /// @param test of the weights as they are now; empty where the run was stopped since they were last
    /// evaluated: who stops does not wait for another evaluation
    /// @param stopped true where it was stopped before the plan was done
    record Finished(long step, Optional<Evaluation> test, Weights weights, boolean stopped, double seconds)
            implements TrainingEvent {}
}
