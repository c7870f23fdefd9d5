package dev.netloom.app.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Runs what may take longer than a frame off the FX thread, and hands the outcome back on it. Work of one kind has a
/// lane of its own, in which it is done one after the other: however long a network is looked into, a file is saved
/// at
/// once. What fails unexpectedly is logged, whatever is made of it.
public final class Background {
    /// Reads and writes files. Whoever leaves the program goes through it last, so that all is written by then.
    private static final Lane FILES = new Lane("files");

    /// Looks into networks, lays them out: what only reads, and may be given up at any time.
    public static final Lane INSPECTION = new Lane("inspection");

    private Background() {}

    /// For files.
    public static <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        FILES.run(work, done, failed);
    }

    /// Shows, on the FX thread, how far work in the background is.
    public static void show(Runnable news) {
        Platform.runLater(news);
    }

    /// A thread for one kind of work, so that nothing else waits for it. It starts with the first work, and keeps no
    /// program alive.
    public static final class Lane {
        private final ExecutorService worker;

        public Lane(String name) {
            worker = Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name(name).daemon().factory());
        }

        public <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
            worker.execute(() -> {
                try {
                    T result = work.call();
                    Platform.runLater(() -> done.accept(result));
                } catch (Exception e) {
                    Failures.log(e);
                    Platform.runLater(() -> failed.accept(e));
                } catch (Error e) { // no memory for a large network, say: whoever waits has to hear of it
                    Failures.log(e);
                    Platform.runLater(() -> failed.accept(new IllegalStateException(e.toString(), e)));
                }
            });
        }
    }
}
