package dev.netloom.app.looks;

import dev.netloom.app.ui.Background;
import dev.netloom.engine.inspect.look.ProgressListener;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.util.Duration;

/// Something that takes seconds, in the background: tells how far it is, and gives it up once something
/// newer is asked for, or nobody looks any more. For the FX thread.
final class LongComputation<T> {
    private static final Duration APART = Duration.millis(100);

    /// No work is going on.
    static final double IDLE = -1;

    /// Empty where it was given up.
    @FunctionalInterface
    interface Work<T> {
        Optional<T> run(ProgressListener progress) throws Exception;
    }

    /// Read and written by both threads.
    private static final class Job {
        private volatile double done;
        private volatile boolean unwanted;

        boolean goOn(double share) {
            done = share;
            return !unwanted;
        }
    }

    private final Background.Lane lane;
    private final Consumer<T> done;
    private final Consumer<Exception> failed;
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress", IDLE);
    private final Timeline reading = new Timeline(new KeyFrame(APART, event -> read()));
    private Job current;

    /// @param lane where the work waits for its turn
    /// @param done takes the outcome, on the FX thread
    LongComputation(Background.Lane lane, Consumer<T> done, Consumer<Exception> failed) {
        this.lane = lane;
        this.done = done;
        this.failed = failed;
        reading.setCycleCount(Animation.INDEFINITE);
    }

    /// The share of the work that is done, 0 to 1, or [#IDLE].
    ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    boolean isBusy() {
        return current != null;
    }

    void ask(Work<T> work) {
        cancel();
        Job job = new Job();
        current = job;
        progress.set(0);
        reading.play();
        lane.run(
                () -> job.unwanted ? Optional.<T>empty() : work.run(job::goOn),
                result -> end(job, () -> result.ifPresent(done)),
                failure -> end(job, () -> failed.accept(failure)));
    }

    void cancel() {
        if (current != null) {
            current.unwanted = true;
            rest();
        }
    }

    private void end(Job job, Runnable tell) {
        if (job == current) {
            rest();
            tell.run();
        }
    }

    private void rest() {
        current = null;
        reading.stop();
        progress.set(IDLE);
    }

    private void read() {
        if (current != null) {
            progress.set(current.done);
        }
    }
}
