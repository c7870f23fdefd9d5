package dev.netloom.engine.history;

import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.ResumeState;
import dev.netloom.engine.train.TrainingConfig;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// All that is known of a run at one moment: a newer one makes older ones needless.
///
/// @param uid of the run, in every database
/// @param plan that it began with
/// @param failure why it failed, in words; empty where it did not
/// @param bestWeights empty where they are too many to be kept, or not there yet
/// @param lastWeights in the same way
record RunSnapshot(
        String uid,
        RunStart start,
        TrainingConfig plan,
        int threads,
        RunState state,
        String failure,
        double seconds,
        List<EpochScores> epochs,
        CurvePoints curve,
        List<SettingsChange> changes,
        Optional<Best> best,
        Optional<Kept> bestWeights,
        Optional<Kept> lastWeights) {

    /// @param epoch empty where the run was stopped within its first
    record Best(OptionalInt epoch, long step, double judged, Score test, Mistakes mistakes) {
        /// As the history has it; empty where no epoch of the run was over, or what is known of it is damaged.
        static Optional<Best> of(RunDetails run) {
            return run.epochs().stream()
                    .filter(scores -> run.summary().bestEpoch().equals(OptionalInt.of(scores.epoch())))
                    .findFirst()
                    .flatMap(scores -> run.mistakes()
                            .map(mistakes -> new Best(
                                    OptionalInt.of(scores.epoch()),
                                    scores.step(),
                                    scores.judged(),
                                    scores.test(),
                                    mistakes)));
        }
    }

    /// @param epoch that the step ended; empty where it ended none
    /// @param weights empty where they were written before
    /// @param state what else it takes to go on from here; empty where it is not known, or nobody could
    record Kept(long step, OptionalInt epoch, Optional<Weights> weights, Optional<ResumeState> state) {
        /// @param epochs of the run, of which the step may be the last of one
        static Kept of(long step, List<EpochScores> epochs, Optional<Weights> weights, Optional<ResumeState> state) {
            OptionalInt epoch = epochs.stream()
                    .filter(scores -> scores.step() == step)
                    .mapToInt(EpochScores::epoch)
                    .findFirst();
            return new Kept(step, epoch, weights, state);
        }

        static Kept written(Checkpoint checkpoint) {
            return new Kept(checkpoint.step(), checkpoint.epoch(), Optional.empty(), Optional.empty());
        }

        Kept withoutState() {
            return new Kept(step, epoch, weights, Optional.empty());
        }
    }

    RunSnapshot {
        epochs = List.copyOf(epochs);
        changes = List.copyOf(changes);
    }
}
