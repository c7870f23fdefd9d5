package dev.netloom.engine.history;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.ResumeState;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingStart;
import java.util.Optional;

/// Where a run of the history that ended before its plan was done goes on, to the bit.
///
/// @param config that the run began with
/// @param from has a state
public record ResumePoint(RunDetails run, TrainingConfig config, Checkpoint from) {
    /// Empty where the run goes on by itself, was done, or left no state.
    public static Optional<ResumePoint> of(RunDetails run) {
        RunState state = run.summary().state();
        if (state == RunState.RUNNING || state == RunState.DONE) {
            return Optional.empty();
        }
        Optional<Checkpoint> from = run.checkpoints().stream()
                .filter(checkpoint -> checkpoint.last() && checkpoint.state().isPresent())
                .findFirst();
        return from.flatMap(checkpoint ->
                TrainingConfigJson.read(run.settings()).map(config -> new ResumePoint(run, config, checkpoint)));
    }

    /// What the run had there.
    ///
    /// @throws FileProblem where it cannot be read any more
    public TrainingStart start(Graph graph) throws FileProblem {
        ResumeState state = ResumeFile.read(from.state().orElseThrow());
        return TrainingStart.resuming(WeightsFile.read(from.file(), graph).weights(), state);
    }
}
