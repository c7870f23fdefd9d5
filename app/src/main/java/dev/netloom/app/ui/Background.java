package dev.netloom.app.ui;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javafx.application.Platform;

/// Runs what may take longer than a frame (files) off the FX thread, one after the other, and hands
/// the outcome back on it.
public final class Background {
    private static final ExecutorService WORKER = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("background").daemon().factory());

    private Background() {}

    public static <T> void run(Callable<T> work, Consumer<T> done, Consumer<Exception> failed) {
        WORKER.execute(() -> {
            try {
                T result = work.call();
                Platform.runLater(() -> done.accept(result));
            } catch (Exception e) {
                Platform.runLater(() -> failed.accept(e));
            }
        });
    }
}
