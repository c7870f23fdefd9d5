package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.DataProgress;

/// How far the reading or fetching of a data set is, on one line of a terminal; nothing elsewhere. For any thread.
final class FetchProgress implements DataProgress {
    private static final long PAUSE_NANOS = 200_000_000;

    private final Console console;
    private final long begun = System.nanoTime();
    private long shownAt = begun;
    private boolean shown;

    FetchProgress(Console console) {
        this.console = console;
    }

    @Override
    public synchronized void at(long done, long total) {
        if (console.isTerminal() && total > 0 && System.nanoTime() - shownAt >= PAUSE_NANOS) {
            shownAt = System.nanoTime();
            shown = true;
            double part = (double) done / total;
            double seconds = (shownAt - begun) / 1e9;
            console.overwrite(
                    Texts.of("cli.data.progress", part, Math.round(seconds * (1 - part) / Math.max(part, 1e-9))));
        }
    }

    /// Takes the line away.
    synchronized void clear() {
        if (shown) {
            console.overwrite(" ".repeat(Texts.of("cli.data.progress", 1, 0).length() + 8));
            console.overwrite("");
            shown = false;
        }
    }
}
