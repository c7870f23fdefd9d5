package dev.netloom.engine.train;

import dev.netloom.engine.data.Batch;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import java.util.Optional;
import java.util.Set;

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
    /// @param averaged of the averaged weights; empty where none are averaged. All others are of the weights that
    ///                 the steps move
    /// @param imagesPerSecond of this epoch's training steps, pauses and evaluation left out
    /// @param seconds since the start of the run
    record EpochDone(
            int epoch,
            long step,
            Evaluation train,
            Evaluation test,
            Optional<Evaluation> validation,
            Optional<Averaged> averaged,
            double imagesPerSecond,
            double seconds)
            implements TrainingEvent {
        /// How good averaged weights are.
        ///
        /// @param test on all test images
        /// @param validation as of the weights themselves
        public record Averaged(Evaluation test, Optional<Evaluation> validation) {}

        /// Of a run that holds no images out.
        public EpochDone(
                int epoch, long step, Evaluation train, Evaluation test, double imagesPerSecond, double seconds) {
            this(epoch, step, train, test, Optional.empty(), Optional.empty(), imagesPerSecond, seconds);
        }

        /// On the test images, of the weights that the run hands out: the averaged ones where there are some.
        public Evaluation kept() {
            return averaged.map(Averaged::test).orElse(test);
        }

        /// What epochs are compared by: these weights on the images held out for validation, or else on the test
        /// images.
        public Evaluation judged() {
            return averaged.map(Averaged::validation).orElse(validation).orElseGet(this::kept);
        }
    }

    /// From the step after this one on, these blocks stay as they are: where a run begins with some that do, and
    /// whenever one opens.
    ///
    /// @param blocks their ids
    /// @param features images whose features were computed once, so that no step goes through the frozen body
    /// @param bytes that those take
    record Frozen(long step, Set<String> blocks, int features, long bytes) implements TrainingEvent {}

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
    /// @param test of these weights; empty where the run was stopped since they were last evaluated: who stops
    /// does not wait for another evaluation
    /// @param stopped true where somebody stopped it before the plan was done
    /// @param best the epoch that the weights are of, where early stopping brought them back
    record Finished(
            long step,
            Optional<Evaluation> test,
            Weights weights,
            boolean stopped,
            Optional<BestEpochKept> best,
            double seconds)
            implements TrainingEvent {
        /// With the weights of the last step.
        public Finished(long step, Optional<Evaluation> test, Weights weights, boolean stopped, double seconds) {
            this(step, test, weights, stopped, Optional.empty(), seconds);
        }

        /// After which the weights were what they are.
        public long stepOfWeights() {
            return best.map(BestEpochKept::step).orElse(step);
        }

        /// Whether no epoch was better for so long that the run ended before its plan did.
        public boolean stoppedEarly() {
            return best.map(BestEpochKept::early).orElse(false);
        }
    }

    /// The best epoch of a run with early stopping.
    ///
    /// @param epoch from 1
    /// @param step the last of that epoch
    /// @param lastEpoch after which the run ended
    /// @param early whether it ended before its plan did
    record BestEpochKept(int epoch, long step, int lastEpoch, boolean early) {}
}
