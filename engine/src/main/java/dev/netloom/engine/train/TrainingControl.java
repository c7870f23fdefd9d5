package dev.netloom.engine.train;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// The reins of a run, held by other threads: pause, resume, step one batch or epoch, change settings, stop. Every verb
/// returns at once and takes effect before the next step.
public final class TrainingControl {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean paused;
    private boolean stopped;
    private boolean weightsWanted;
    private int stepsGranted;
    private boolean epochGranted;
    private boolean examinationWanted;
    private long pauseBetweenSteps;
    private long lastStep;
    private LiveSettings settings;

    public void pause() {
        change(() -> {
            paused = true;
            epochGranted = false;
        });
    }

    public void resume() {
        change(() -> {
            paused = false;
            stepsGranted = 0;
            epochGranted = false;
        });
    }

    /// Lets a paused run take one more step; pauses a running one after its next step.
    public void step() {
        change(() -> {
            paused = true;
            stepsGranted++;
        });
    }

    /// Lets the run go to the end of an epoch, this one or the next, and pauses it there.
    public void stepEpoch() {
        change(() -> {
            paused = true;
            epochGranted = true;
        });
    }

    /// The most steps that the run takes in a second; infinity for as many as it can.
    public void pace(double stepsPerSecond) {
        if (!(stepsPerSecond > 0)) {
            throw new IllegalArgumentException("a run cannot take " + stepsPerSecond + " steps a second");
        }
        change(() -> pauseBetweenSteps = (long) (1e9 / stepsPerSecond));
    }

    /// Goes on with other settings.
    ///
    /// @throws IllegalArgumentException where one of them is out of range
    public void use(LiveSettings changed) {
        changed.in(TrainingPlan.of(1));
        change(() -> settings = changed);
    }

    /// Asks for one [TrainingEvent.StepExamined], of the next step.
    public void examineStep() {
        change(() -> examinationWanted = true);
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

    /// Settings that were given since this was asked last.
    Optional<LiveSettings> changedSettings() {
        return locked(() -> {
            Optional<LiveSettings> changed = Optional.ofNullable(settings);
            settings = null;
            return changed;
        });
    }

    /// Whether an examination was asked for and not yet made.
    boolean examinationAsked() {
        return locked(() -> {
            boolean asked = examinationWanted;
            examinationWanted = false;
            return asked;
        });
    }

    /// Says that an epoch is over: a run that was let go so far pauses.
    void epochEnded() {
        change(() -> epochGranted = false);
    }

    /// Blocks while the run is paused, and for as long as its pace wants. Calls `whenPaused` before a pause and
    /// `whenResumed` after it; `whenAsked` whenever weights were asked for, also while it blocks.
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
                case LATER -> awaitPace();
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
        LATER,
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
            if (isPaused()) {
                return Verdict.WAIT;
            }
            if (nanosLeft() > 0) {
                return Verdict.LATER;
            }
            lastStep = System.nanoTime();
            if (!paused) {
                return Verdict.GO;
            }
            stepsGranted = Math.max(0, stepsGranted - 1);
            return Verdict.STEP;
        });
    }

    private boolean isPaused() {
        return paused && stepsGranted == 0 && !epochGranted;
    }

    /// Until the next step may begin.
    private long nanosLeft() {
        return pauseBetweenSteps == 0 ? 0 : lastStep + pauseBetweenSteps - System.nanoTime();
    }

    /// Returns early where something changes.
    private void awaitPace() throws InterruptedException {
        lock.lock();
        try {
            long left = nanosLeft();
            while (left > 0 && !stopped && !weightsWanted && !isPaused()) {
                changed.awaitNanos(left);
                left = nanosLeft();
            }
        } finally {
            lock.unlock();
        }
    }

    private void awaitChange() throws InterruptedException {
        lock.lock();
        try {
            while (isPaused() && !stopped && !weightsWanted) {
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
