package dev.netloom.app.cli;

import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/// Tells a person or a program how a run goes.
abstract class TrainingReport implements Consumer<TrainingEvent> {
    private final TrainingControl control;
    private TrainingEvent.Finished finished;
    private Weights rescued;
    private Precision precision;
    private long imagesSeen;
    private OutputLost lost;

    /// Where what it has to say is lost, it stops the run, so that what was learned is saved.
    TrainingReport(TrainingControl control) {
        this.control = control;
    }

    @Override
    public final void accept(TrainingEvent event) {
        try {
            take(event);
        } catch (OutputLost e) {
            lost = e;
            control.stop();
        }
    }

    private void take(TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> {
                precision = started.plan().precision();
                started(started);
            }
            case TrainingEvent.StepDone step -> {
                imagesSeen = step.progress().imagesSeen();
                step(step);
            }
            case TrainingEvent.EpochDone epoch -> epoch(epoch);
            case TrainingEvent.Finished last -> finished = last;
            case TrainingEvent.Frozen frozen -> frozen(frozen);
            case TrainingEvent.WeightsTaken taken -> rescued = taken.weights();
            case TrainingEvent.Paused _,
                    TrainingEvent.Resumed _,
                    TrainingEvent.SettingsChanged _,
                    TrainingEvent.BatchSizeRefused _,
                    TrainingEvent.StepExamined _ -> {
                // Nobody asks for these here.
            }
        }
    }

    /// @throws OutputLost where some of it could not be said
    final void requireTold() {
        if (lost != null) {
            throw lost;
        }
    }

    /// How the run ended; known once it has.
    TrainingEvent.Finished finished() {
        return finished;
    }

    /// In which it ran, whoever chose it: `float32` or `bfloat16`.
    String precision() {
        return precision.label();
    }

    /// Training images that it has learned from, each as often as it did: a pass over 60,000 is 60,000 of them.
    long imagesSeen() {
        return imagesSeen;
    }

    /// Where a run diverged, the last good weights; else the last ones that the history asked for.
    Optional<Weights> rescued() {
        return Optional.ofNullable(rescued);
    }

    abstract void started(TrainingEvent.Started started);

    abstract void frozen(TrainingEvent.Frozen frozen);

    abstract void step(TrainingEvent.StepDone step);

    abstract void epoch(TrainingEvent.EpochDone epoch);

    /// Says how it ended, with the weights in their file.
    ///
    /// @param run its number in the history; empty where that does not have it
    abstract void conclude(OptionalLong run, Path weights);
}
