package dev.netloom.app.cli;

import dev.netloom.app.compare.VerdictWords;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.ExperimentEvent;
import dev.netloom.engine.experiment.ExperimentPace;
import dev.netloom.engine.train.TrainingEvent.EpochDone;

/// How far an experiment is: a line per epoch, beside the result.
final class ExperimentProgress {
    private final Console console;
    private final Experiment experiment;

    private final ExperimentPace pace;

    ExperimentProgress(Console console, Experiment experiment, ExperimentPace pace) {
        this.console = console;
        this.experiment = experiment;
        this.pace = pace;
    }

    void accept(ExperimentEvent event) {
        pace.hear(event);
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
                    epoch.imagesPerSecond(),
                    VerdictWords.left(pace.secondsLeft())));
        }
    }
}
