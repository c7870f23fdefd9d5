package dev.netloom.app.training;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.TrainingControl;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// Many runs as one task of the training thread: whether it goes on, how far it is, and what there is to say. For the
/// FX thread.
public abstract class TrainingTaskModel {
    private final TrainingSession session;
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper(this, "busy");
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper(this, "progress");
    private final ReadOnlyStringWrapper notice = new ReadOnlyStringWrapper(this, "notice", "");
    private Optional<TrainingControl> control = Optional.empty();

    protected TrainingTaskModel(TrainingSession session) {
        this.session = session;
    }

    /// Begins a task; says why, where the training thread has other work.
    ///
    /// @param reins by which it is stopped
    /// @param words while it begins
    /// @return whether it begins
    protected final boolean begin(TrainingThreadTask task, TrainingControl reins, String words) {
        if (!session.guests().host(task)) {
            say(Texts.of("ensemble.occupied"));
            return false;
        }
        control = Optional.of(reins);
        begin();
        say(words);
        return true;
    }

    /// Begins what the training thread has no part in.
    protected final void begin() {
        busy.set(true);
        progress.set(0);
    }

    /// @param share of the work that is done
    protected final void advance(double share) {
        progress.set(share);
    }

    protected final void say(String words) {
        notice.set(words);
    }

    /// The work is over.
    protected final void end(String words) {
        control = Optional.empty();
        busy.set(false);
        say(words);
    }

    public void stop() {
        control.ifPresent(reins -> {
            reins.stop();
            session.guests().withdraw();
        });
    }

    public final boolean isBusy() {
        return busy.get();
    }

    /// Whether something goes on that can be stopped.
    public final ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// How far it is, 0 to 1.
    public final ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// What there is to say; empty where nothing is.
    public final ReadOnlyStringProperty noticeProperty() {
        return notice.getReadOnlyProperty();
    }
}
