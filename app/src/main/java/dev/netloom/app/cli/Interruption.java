package dev.netloom.app.cli;

import dev.netloom.engine.train.TrainingControl;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C while a run goes: stops the run, and keeps the process alive until [#close] says that all is saved.
final class Interruption implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 120;

    private final TrainingControl control;
    private final CountDownLatch saved = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stopAndWait, "interruption");

    private Interruption(TrainingControl control) {
        this.control = control;
    }

    static Interruption stops(TrainingControl control) {
        Interruption interruption = new Interruption(control);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void stopAndWait() {
        control.stop();
        try {
            saved.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        saved.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // It runs already: this is the end of an interrupted run.
        }
    }
}
