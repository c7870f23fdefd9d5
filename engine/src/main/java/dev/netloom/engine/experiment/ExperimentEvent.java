package dev.netloom.engine.experiment;

import dev.netloom.engine.inspect.GradientFlow;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;

/// What an experiment tells while it goes, in order, on the thread that trains.
public sealed interface ExperimentEvent {
    /// An arm is about to begin.
    ///
    /// @param control of this run: whoever wants something of it, its weights say, asks here
    record Beginning(String arm, long seed, TrainingControl control) implements ExperimentEvent {}

    /// An arm tells of its run.
    record Learned(String arm, long seed, TrainingEvent event) implements ExperimentEvent {}

    /// The gradients of an arm were measured.
    record FlowMeasured(String arm, long seed, GradientFlow flow) implements ExperimentEvent {}

    /// An arm cannot go on, and the experiment ends.
    record Failed(String arm, long seed, TrainingFailure why) implements ExperimentEvent {}

    /// An arm is done with a seed.
    record RunDone(ArmRun run) implements ExperimentEvent {}

    /// All arms are done with a seed.
    record SeedDone(long seed) implements ExperimentEvent {}
}
