package dev.netloom.app.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Runs what may take longer than a frame (files) off the FX thread, one after the other, and hands
/// the outcome back on it.
public final class Background {
    private static final Lane FILES = new Lane("background");

    private Background() {}

    public static <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        FILES.run(work, done, failed);
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
                    Platform.runLater(() -> failed.accept(e));
                }
            });
        }
    }
}
