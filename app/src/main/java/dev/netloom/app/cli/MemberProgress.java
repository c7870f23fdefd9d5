package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.ensemble.MemberEvent;
import dev.netloom.engine.train.TrainingEvent;

/// How far the training of members is: a line beside the result for each epoch and each member that was found, and on
/// a terminal a bar.
final class MemberProgress {
    private final Console console;
    private final ProgressBar bar;
    private final int members;
    private final int epochs;
    private double seconds; // of epochs that this process trained
    private int trained;
    private double secondsBefore;

    MemberProgress(Console console, int members, int epochs) {
        this.console = console;
        this.bar = new ProgressBar(console);
        this.members = members;
        this.epochs = epochs;
    }

    void accept(MemberEvent event) {
        switch (event) {
            case MemberEvent.Beginning _ -> secondsBefore = 0;
            case MemberEvent.Learned learned -> follow(learned.member(), learned.seed(), learned.event());
            case MemberEvent.Ready ready -> {
                bar.clear();
                if (ready.found()) {
                    console.note(Texts.of(
                            "cli.ensemble.found",
                            ready.member() + 1,
                            members,
                            ready.seed(),
                            ready.run().summary().id()));
                }
            }
        }
    }

    private void follow(int member, long seed, TrainingEvent event) {
        switch (event) {
            case TrainingEvent.Started started -> bar.begin(started);
            case TrainingEvent.StepDone step -> bar.show(step);
            case TrainingEvent.EpochDone done -> {
                bar.clear();
                trained++;
                seconds += done.seconds() - secondsBefore;
                secondsBefore = done.seconds();
                long left = Math.round(seconds / trained * ((members - member) * epochs - done.epoch()));
                console.note(Texts.of(
                        "cli.ensemble.epoch",
                        member + 1,
                        members,
                        seed,
                        done.epoch(),
                        epochs,
                        done.test().accuracy(),
                        done.imagesPerSecond(),
                        "%d:%02d".formatted(left / 60, left % 60)));
            }
            case TrainingEvent.Finished _,
                    TrainingEvent.SettingsChanged _,
                    TrainingEvent.BatchSizeRefused _,
                    TrainingEvent.StepExamined _,
                    TrainingEvent.Paused _,
                    TrainingEvent.Resumed _,
                    TrainingEvent.Frozen _,
                    TrainingEvent.WeightsTaken _ -> {}
        }
    }
}
