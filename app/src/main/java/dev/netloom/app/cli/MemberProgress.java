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
    private final boolean inTurn;
    private final long start = System.nanoTime();
    private int found;
    private int trained; // epochs

    /// @param inTurn whether one member is trained after the other, so that one bar shows how far it is
    MemberProgress(Console console, int members, int epochs, boolean inTurn) {
        this.inTurn = inTurn;
        this.console = console;
        this.bar = new ProgressBar(console);
        this.members = members;
        this.epochs = epochs;
    }

    void accept(MemberEvent event) {
        switch (event) {
            case MemberEvent.Beginning _ -> {}
            case MemberEvent.Learned learned -> follow(learned.member(), learned.seed(), learned.event());
            case MemberEvent.Ready ready -> {
                bar.clear();
                if (ready.found()) {
                    found++;
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
            case TrainingEvent.StepDone step -> {
                if (inTurn) {
                    bar.show(step);
                }
            }
            case TrainingEvent.EpochDone done -> {
                bar.clear();
                trained++;
                double seconds = (System.nanoTime() - start) / 1e9;
                long left = Math.round(seconds / trained * Math.max(0, (members - found) * epochs - trained));
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
