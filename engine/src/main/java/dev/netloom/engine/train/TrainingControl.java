package dev.netloom.engine.train;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The reins of a run, held by other threads: pause, resume, step one batch, stop. Every verb returns at once and
/// takes effect before the next step.
public final class TrainingControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused;
    private boolean stopped;
    private boolean weightsWanted;
    private int stepsGranted;

    public void pause() {
        change(() -> paused = true);
    }

    public void resume() {
        change(() -> {
            paused = false;
            stepsGranted = 0;
        });
    }

    /// Lets a paused run take one more step; pauses a running one after its next step.
    public void step() {
        change(() -> {
            paused = true;
            stepsGranted++;
        });
    }

    public void stop() {
        change(() -> stopped = true);
    }

    /// Asks for one [TrainingEvent.WeightsTaken].
    public void takeWeights() {
        change(() -> weightsWanted = true);
    }

    public boolean isStopped() {
        return locked(() -> stopped);
    }

    /// Whether weights were asked for and not yet shown; asking again is then needed.
    boolean weightsAsked() {
        return locked(() -> {
            boolean asked = weightsWanted;
            weightsWanted = false;
            return asked;
        });
    }

    /// Blocks while the run is paused. Calls `whenPaused` before it blocks and `whenResumed` after, where it does;
    /// `whenAsked` whenever weights were asked for, also while it blocks.
    ///
    /// @return false when the run is to stop
    boolean awaitPermission(Runnable whenAsked, Runnable whenPaused, Runnable whenResumed) throws InterruptedException {
        boolean waited = false;
        while (true) {
            Verdict verdict = verdict();
            switch (verdict) {
                case SHOW -> whenAsked.run();
                case WAIT -> {
                    if (!waited) {
                        waited = true;
                        whenPaused.run();
                    }
                    awaitChange();
                }
                case GO, STEP, STOP -> {
                    if (waited && verdict == Verdict.GO) {
                        whenResumed.run();
                    }
                    return verdict != Verdict.STOP;
                }
            }
        }
    }

    private enum Verdict {
        GO,
        STEP,
        WAIT,
        SHOW,
        STOP
    }

    private Verdict verdict() {
        return locked(() -> {
            if (stopped) {
                return Verdict.STOP;
            }
            if (weightsWanted) {
                weightsWanted = false;
                return Verdict.SHOW;
            }
            if (!paused) {
                return Verdict.GO;
            }
            if (stepsGranted > 0) {
                stepsGranted--;
                return Verdict.STEP;
            }
            return Verdict.WAIT;
        });
    }

    private void awaitChange() throws InterruptedException {
        lock.lock();
        try {
            while (paused && !stopped && !weightsWanted && stepsGranted == 0) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void change(Runnable change) {
        lock.lock();
        try {
            change.run();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> read) {
        lock.lock();
        try {
            return read.get();
        } finally {
            lock.unlock();
        }
    }
}
