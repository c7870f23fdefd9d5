package dev.netloom.engine.train;

import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Steers a run from other threads: pause, resume, step one batch or epoch, change settings, stop. Every verb
/// returns at once and takes effect before the next step.
///
/// Runs that take turns are paused and stopped together, and each has a control of its own for what is asked of it
/// alone: see [#ofOneRun].
public final class TrainingControl {
    private final Shared shared;
    private boolean stoppedAlone;
    private boolean weightsWanted;
    private boolean examinationWanted;
    private Consumer<TrainingCheckpoint> keeper = checkpoint -> {};
    private LiveSettings settings;

    /// What all controls of runs that take turns have in common; their lock guards also what each has of its own.
    private static final class Shared {
        private final ReentrantLock lock = new ReentrantLock();
        private final Condition changed = lock.newCondition();
        private boolean paused;
        private boolean stopped;
        private int stepsGranted;
        private boolean epochGranted;
        private long pauseBetweenSteps;
        private long lastStep;
    }

    public TrainingControl() {
        this(new Shared());
    }

    private TrainingControl(Shared shared) {
        this.shared = shared;
    }

    /// A control of one of several runs: whichever of them pauses, resumes, steps, paces or stops does so for all,
    /// but
    /// weights, examinations and settings are asked of this run alone.
    public TrainingControl ofOneRun() {
        return new TrainingControl(shared);
    }

    public void pause() {
        change(() -> {
            shared.paused = true;
            shared.epochGranted = false;
        });
    }

    public void resume() {
        change(() -> {
            shared.paused = false;
            shared.stepsGranted = 0;
            shared.epochGranted = false;
        });
    }

    /// Lets a paused run take one more step; pauses a running one after its next step.
    public void step() {
        change(() -> {
            shared.paused = true;
            shared.stepsGranted++;
        });
    }

    /// Lets the run go to the end of an epoch, this one or the next, and pauses it there.
    public void stepEpoch() {
        change(() -> {
            shared.paused = true;
            shared.epochGranted = true;
        });
    }

    /// The most steps that the run takes in a second; infinity for as many as it can.
    public void pace(double stepsPerSecond) {
        if (!(stepsPerSecond > 0)) {
            throw new IllegalArgumentException("a run cannot take " + stepsPerSecond + " steps a second");
        }
        change(() -> shared.pauseBetweenSteps = (long) (1e9 / stepsPerSecond));
    }

    /// Goes on with other settings.
    ///
    /// @throws IllegalArgumentException where one of them is out of range
    public void use(LiveSettings changed) {
        changed.in(TrainingConfig.of(1));
        change(() -> settings = changed);
    }

    /// Asks for one [TrainingEvent.StepExamined], of the next step.
    public void examineStep() {
        change(() -> examinationWanted = true);
    }

    public void stop() {
        change(() -> shared.stopped = true);
    }

    /// Stops this run only, of several that are stopped together.
    public void stopAlone() {
        change(() -> stoppedAlone = true);
    }

    /// Asks for one [TrainingEvent.WeightsTaken].
    public void takeWeights() {
        change(() -> weightsWanted = true);
    }

    /// Gives `keeper` all that it takes to go on, at the end of epochs, every
    /// so many of them, and where the run is stopped, on the thread
    /// that
    /// trains. Runs that are too large to be copied give none.
    public void keepCheckpoints(Consumer<TrainingCheckpoint> keeper) {
        change(() -> this.keeper = keeper);
    }

    /// Who is given what it takes to go on.
    public Consumer<TrainingCheckpoint> keeper() {
        return locked(() -> keeper);
    }

    public boolean isStopped() {
        return locked(() -> shared.stopped || stoppedAlone);
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
        change(() -> shared.epochGranted = false);
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
            if (isStopped()) {
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
            shared.lastStep = System.nanoTime();
            if (!shared.paused) {
                return Verdict.GO;
            }
            shared.stepsGranted = Math.max(0, shared.stepsGranted - 1);
            return Verdict.STEP;
        });
    }

    /// Whether no further step may begin.
    public boolean isPaused() {
        return locked(() -> shared.paused && shared.stepsGranted == 0 && !shared.epochGranted);
    }

    /// Until the next step may begin.
    private long nanosLeft() {
        return shared.pauseBetweenSteps == 0 ? 0 : shared.lastStep + shared.pauseBetweenSteps - System.nanoTime();
    }

    /// Returns early where something changes.
    private void awaitPace() throws InterruptedException {
        shared.lock.lock();
        try {
            long left = nanosLeft();
            while (left > 0 && !isStopped() && !weightsWanted && !isPaused()) {
                shared.changed.awaitNanos(left);
                left = nanosLeft();
            }
        } finally {
            shared.lock.unlock();
        }
    }

    private void awaitChange() throws InterruptedException {
        shared.lock.lock();
        try {
            while (isPaused() && !isStopped() && !weightsWanted) {
                shared.changed.await();
            }
        } finally {
            shared.lock.unlock();
        }
    }

    private void change(Runnable change) {
        shared.lock.lock();
        try {
            change.run();
            shared.changed.signalAll();
        } finally {
            shared.lock.unlock();
        }
    }

    private <T> T locked(Supplier<T> read) {
        shared.lock.lock();
        try {
            return read.get();
        } finally {
            shared.lock.unlock();
        }
    }
}
