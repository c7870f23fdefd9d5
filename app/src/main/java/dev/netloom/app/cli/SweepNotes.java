package dev.netloom.app.cli;

import dev.netloom.app.sweep.SweepWords;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.sweep.PointResult;
import dev.netloom.engine.sweep.SweepEvent;
import dev.netloom.engine.train.TrainingEvent;

/// How far a sweep is: a line beside the result for each point, and on a terminal a bar for the run that goes on.
final class SweepNotes {
    private final Console console;
    private final ProgressBar bar;
    private final int points;
    private final boolean inTurn;
    private double left = Double.NaN;

    /// @param inTurn whether one point is trained after the other, so that one bar shows how far it is
    SweepNotes(Console console, int points, boolean inTurn) {
        this.inTurn = inTurn;
        this.console = console;
        this.bar = new ProgressBar(console);
        this.points = points;
    }

    void accept(SweepEvent event) {
        switch (event) {
            case SweepEvent.Learned learned -> {
                left = learned.progress().secondsLeft();
                if (learned.event() instanceof TrainingEvent.Started started) {
                    bar.begin(started);
                } else if (inTurn && learned.event() instanceof TrainingEvent.StepDone step) {
                    bar.show(step);
                }
            }
            case SweepEvent.Ended ended -> {
                bar.clear();
                console.note(words(ended.result(), ended.found()));
            }
        }
    }

    private String words(PointResult result, boolean found) {
        int number = result.point().number();
        String label = result.point().label();
        if (result.best().isEmpty()) {
            return Texts.of("cli.sweep.failed", number, points, label, result.problem());
        }
        double accuracy = result.best().get().accuracy();
        int epochs = result.run().map(RunSummary::epochsDone).orElse(0);
        return found
                ? Texts.of(
                        "cli.sweep.found",
                        number,
                        points,
                        label,
                        accuracy,
                        epochs,
                        result.run().map(RunSummary::id).orElse(0L))
                : Texts.of("cli.sweep.ended", number, points, label, accuracy, epochs, SweepWords.time(left));
    }
}
