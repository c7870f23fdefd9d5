package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.ExperimentEvent;
import dev.netloom.engine.train.TrainingEvent.EpochDone;

/// How far an experiment is: a line per epoch, beside the result.
final class ExperimentProgress {
    private final Console console;
    private final Experiment experiment;

    ExperimentProgress(Console console, Experiment experiment) {
        this.console = console;
        this.experiment = experiment;
    }

    void accept(ExperimentEvent event) {
        if (event instanceof ExperimentEvent.Learned(String id, long seed, EpochDone epoch)) {
            Arm arm = experiment.arm(id);
            console.note(Texts.of(
                    "cli.experiment.progress",
                    seed - experiment.plan().seed() + 1,
                    experiment.seeds(),
                    arm.title(),
                    epoch.epoch(),
                    arm.epochs(),
                    epoch.test().accuracy(),
                    epoch.imagesPerSecond()));
        }
    }
}
