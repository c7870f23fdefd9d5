package dev.netloom.app.workbench;

import dev.netloom.app.training.Learned;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.InspectionInput.Trained;
import dev.netloom.engine.network.Weights;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The trained weights that are at hand: those of the run that goes on, as it was when somebody asked it last, or
/// of the
/// last one, else the last shipped ones that were shown. They stay when the network on the canvas is edited, since
/// blocks before the change are still what was
/// trained.
final class TrainedWeights {
    private final TrainingSession session;
    private final ShippedWeights shipped;
    private final ReadOnlyObjectWrapper<Optional<Trained>> known = new ReadOnlyObjectWrapper<>(Optional.empty());

    TrainedWeights(TrainingSession session, ShippedWeights shipped) {
        this.session = session;
        this.shipped = shipped;
        shipped.shownProperty().subscribe(this::takeShipped);
        session.weightsProperty().subscribe(this::takeRun);
        session.stateProperty().subscribe(this::takeRun);
    }

    ReadOnlyObjectProperty<Optional<Trained>> property() {
        return known.getReadOnlyProperty();
    }

    /// Another document is there: what is shown besides the run is all that fits it.
    void forget() {
        known.set(Optional.empty());
        takeShipped();
        takeRun();
    }

    private void takeShipped() {
        Learned learned = shipped.shownProperty().get();
        if (learned != null) {
            known.set(Optional.of(new Trained(learned.graph(), learned.weights())));
        }
    }

    private void takeRun() {
        Weights weights = session.weightsProperty().get();
        Graph graph = session.graphProperty().get();
        if (weights != null && graph != null) {
            known.set(Optional.of(new Trained(graph, weights)));
        }
    }
}
