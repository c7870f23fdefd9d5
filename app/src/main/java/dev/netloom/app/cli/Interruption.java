package dev.netloom.app.cli;

import dev.netloom.engine.train.TrainingControl;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C while a network trains: the run is stopped, and the process waits until its weights are written.
final class Interruption implements AutoCloseable {
    /// What shells report of a program that Ctrl-C ended.
    static final int STATUS = 130;

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch finished = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    private Interruption(TrainingControl control) {
        hook = new Thread(() -> stop(control), "netloom-interrupted");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    static Interruption stops(TrainingControl control) {
        return new Interruption(control);
    }

    boolean happened() {
        return happened;
    }

    private void stop(TrainingControl control) {
        happened = true;
        control.stop();
        try {
            boolean done = finished.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
            assert done;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        finished.countDown();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                happened = true; // it has just begun
            }
        }
    }
}
