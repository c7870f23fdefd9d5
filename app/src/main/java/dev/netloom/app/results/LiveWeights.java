package dev.netloom.app.results;

import dev.netloom.app.training.Learned;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingState;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.TrainingEvent;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.util.Duration;

/// The weights that a view looks at: those of the run, asked for again and again while it goes on
/// and somebody looks; before a run, those that come with the network.
public final class LiveWeights {
    private final TrainingSession session;
    private final ShippedWeights shipped;
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");
    private final Timeline asking;

    /// @param apart how often the run is asked; each time it copies all its weights
    public LiveWeights(TrainingSession session, ShippedWeights shipped, Duration apart) {
        this.session = session;
        this.shipped = shipped;
        asking = new Timeline(new KeyFrame(apart, event -> session.takeWeights()));
        asking.setCycleCount(Animation.INDEFINITE);
        session.stateProperty().subscribe(this::attend);
        session.listen(this::hear);
        active.subscribe(this::attend);
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return active;
    }

    /// Calls `changed` whenever there is something else to look at.
    public void subscribe(Runnable changed) {
        session.graphProperty().subscribe(changed);
        session.weightsProperty().subscribe(changed);
        session.initialWeightsProperty().subscribe(changed);
        shipped.shownProperty().subscribe(changed);
    }

    private void attend() {
        TrainingState state = session.stateProperty().get();
        if (active.get() && (state == TrainingState.RUNNING || state == TrainingState.PAUSED)) {
            session.takeWeights();
        }
        if (active.get() && state == TrainingState.RUNNING) {
            asking.play();
        } else {
            asking.stop();
        }
    }

    /// A run that stands still, also after a single step, shows where it stands.
    private void hear(TrainingEvent event) {
        if (active.get() && event instanceof TrainingEvent.Paused) {
            session.takeWeights();
        }
    }

    /// The network that is looked at.
    public Optional<Graph> graph() {
        Learned ready = shipped.shownProperty().get();
        return Optional.ofNullable(ready == null ? session.graphProperty().get() : ready.graph());
    }

    /// Its weights.
    public Optional<Weights> weights() {
        Learned ready = shipped.shownProperty().get();
        return Optional.ofNullable(ready == null ? session.weightsProperty().get() : ready.weights());
    }

    /// The weights that the run began with; empty for those that come with the network.
    public Optional<Weights> initial() {
        return shipped.shownProperty().get() == null
                ? Optional.ofNullable(session.initialWeightsProperty().get())
                : Optional.empty();
    }

    public boolean isOutgrown() {
        return shipped.areOutgrown();
    }
}
