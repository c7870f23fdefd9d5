package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.TrainingEvent;

/// How far a run is, on one line of a terminal; nothing elsewhere.
final class ProgressBar {
    private static final int CELLS = 24;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Console console;
    private int epochs;
    private long shownAt;
    private int shownLength;

    ProgressBar(Console console) {
        this.console = console;
    }

    void begin(TrainingEvent.Started started) {
        epochs = started.plan().epochs();
        shownAt = System.nanoTime() - PAUSE_NANOS;
    }

    void show(TrainingEvent.StepDone step) {
        if (console.isTerminal() && System.nanoTime() - shownAt >= PAUSE_NANOS) {
            shownAt = System.nanoTime();
            write(line(step));
        }
    }

    /// Takes the bar away, for a line of text to take its place.
    void clear() {
        if (shownLength > 0) {
            console.overwrite(" ".repeat(shownLength));
            console.overwrite("");
            shownLength = 0;
        }
    }

    private String line(TrainingEvent.StepDone step) {
        double done = step.progress().fraction();
        int filled = (int) (done * CELLS);
        String cells = "=".repeat(filled) + " ".repeat(CELLS - filled);
        long left = Math.round(step.progress().secondsLeft(step.imagesPerSecond()));
        String time = "%d:%02d".formatted(left / 60, left % 60);
        return Texts.of("cli.train.progress", step.epoch(), epochs, cells, done, step.imagesPerSecond(), time);
    }

    private void write(String line) {
        console.overwrite(line + " ".repeat(Math.max(0, shownLength - line.length())));
        shownLength = line.length();
    }
}
