package dev.netloom.app.cli;

import dev.netloom.engine.experiment.ArmRun;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.ExperimentEvent;
import java.util.List;

/// Prints what comes of an experiment.
abstract class ExperimentReport {
    final Console console;
    final Experiment experiment;

    ExperimentReport(Console console, Experiment experiment) {
        this.console = console;
        this.experiment = experiment;
    }

    abstract void begin();

    final void accept(ExperimentEvent event) {
        if (event instanceof ExperimentEvent.RunDone(ArmRun run)) {
            done(run);
        }
    }

    abstract void done(ArmRun run);

    /// @param runs all that came to their end
    /// @param stopped whether some did not
    abstract void conclude(List<ArmRun> runs, boolean stopped);
}
