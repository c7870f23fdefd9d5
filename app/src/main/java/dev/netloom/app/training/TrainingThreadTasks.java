package dev.netloom.app.training;

import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The guest that has the training thread in place of a run: at most one, and never beside a run.
public final class TrainingThreadTasks {
    private final TrainingThread thread;
    private final ReadOnlyObjectProperty<TrainingState> state;
    private final ReadOnlyObjectWrapper<Optional<TrainingThreadTask>> guest =
            new ReadOnlyObjectWrapper<>(this, "guest", Optional.empty());

    TrainingThreadTasks(TrainingThread thread, ReadOnlyObjectProperty<TrainingState> state) {
        this.thread = thread;
        this.state = state;
    }

    /// Lets a guest have the training thread; until it leaves, no run begins.
    ///
    /// @return false where a run goes on, or another guest is there: nothing happens then
    public boolean host(TrainingThreadTask coming) {
        if (state.get().isActive() || isHosting()) {
            return false;
        }
        guest.set(Optional.of(coming));
        thread.host(coming);
        return true;
    }

    /// Sends a guest away that the training thread has not come to yet.
    public void withdraw() {
        thread.withdraw();
    }

    /// Whether a guest has the training thread.
    public boolean isHosting() {
        return guest.get().isPresent();
    }

    /// Who has the training thread in place of a run; empty for nobody.
    public ReadOnlyObjectProperty<Optional<TrainingThreadTask>> property() {
        return guest.getReadOnlyProperty();
    }

    void stop() {
        guest.get().ifPresent(TrainingThreadTask::stop);
    }

    void dismiss(RunMessage.GuestLeft left) {
        Optional<TrainingThreadTask> gone = guest.get();
        guest.set(Optional.empty());
        gone.ifPresent(one -> one.ended(left.failure().map(FailureText::of)));
    }
}
