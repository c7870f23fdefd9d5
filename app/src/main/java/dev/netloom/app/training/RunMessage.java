package dev.netloom.app.training;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.train.TrainingEvent;
import java.util.Optional;

/// What the training thread tells the FX thread.
sealed interface RunMessage {
    /// The images are there, and stay.
    record Loaded(Dataset data) implements RunMessage {}

    record Told(TrainingEvent event) implements RunMessage {}

    /// An epoch was better than all before it.
    record Best(BestEpoch epoch) implements RunMessage {}

    /// Stored weights were evaluated.
    record Evaluated(Learned learned) implements RunMessage {}

    /// Stored weights could not be evaluated.
    record NotEvaluated(Throwable why) implements RunMessage {}

    /// A guest on the training thread has something done.
    record OfGuest(Runnable what, boolean patient) implements RunMessage {}

    /// The guest has ended its work.
    record GuestLeft(Optional<Throwable> failure) implements RunMessage {}

    /// The last message of every run, and of a loading that failed.
    record Ended(Optional<Throwable> failure) implements RunMessage {}

    /// True where nobody minds a tenth of a second: learned batches come in hundreds.
    default boolean mayWait() {
        return this instanceof Told(TrainingEvent.StepDone step) && step.step() > 1
                || this instanceof OfGuest guest && guest.patient();
    }

    /// Weights of which only the newest matter: not those that the run began with.
    default boolean isWeights() {
        return this instanceof Told(TrainingEvent.WeightsTaken weights) && weights.step() > 0;
    }
}
