package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.TrainingEvent;

/// How far a run is, on one line of a terminal; nothing elsewhere.
final class ProgressBar {
    private static final int MOST_CELLS = 24;
    private static final long PAUSE_NANOS = 100_000_000;

    private final Console console;
    private int epochs;
    private long shownAt;
    private int shownLength;
    private int columns;

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
            if (shownLength == 0) {
                // Asked again after every line of text, since people resize their terminals.
                columns = console.columns();
            }
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

    /// As much of it as the terminal has room for: a line that wraps could not be written over.
    private String line(TrainingEvent.StepDone step) {
        double done = step.progress().fraction();
        long left = Math.round(step.progress().secondsLeft(step.imagesPerSecond()));
        String time = "%d:%02d".formatted(left / 60, left % 60);
        int others = text(step, "", done, time).length();
        if (others >= columns) {
            String line = Texts.of("cli.train.progress-short", step.epoch(), epochs, done, time);
            return line.substring(0, Math.clamp(columns - 1, 0, line.length()));
        }
        int cells = Math.clamp(columns - 1 - others, 0, MOST_CELLS);
        int filled = (int) (done * cells);
        return text(step, "=".repeat(filled) + " ".repeat(cells - filled), done, time);
    }

    private String text(TrainingEvent.StepDone step, String cells, double done, String time) {
        return Texts.of("cli.train.progress", step.epoch(), epochs, cells, done, step.imagesPerSecond(), time);
    }

    private void write(String line) {
        console.overwrite(line + " ".repeat(Math.max(0, shownLength - line.length())));
        shownLength = line.length();
    }
}
