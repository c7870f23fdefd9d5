package dev.netloom.app.training;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.WeightsFile;
import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Evaluates stored weights, in turn with the runs.
final class StoredEvaluation {
    private final TrainingThread thread;
    private final Notices notices;
    private final ReadOnlyObjectWrapper<Learned> evaluated = new ReadOnlyObjectWrapper<>(this, "evaluated");

    StoredEvaluation(TrainingThread thread, Notices notices) {
        this.thread = thread;
        this.notices = notices;
    }

    /// What comes of it arrives in [#evaluatedProperty].
    void evaluate(Graph network, Path weights) {
        notices.await("training.status.testing");
        thread.evaluate(network, () -> WeightsFile.read(weights, network).weights(), Optional.empty());
    }

    /// The same with weights that the user asked for.
    ///
    /// @param source where they are from
    void evaluate(Graph network, Weights weights, String source) {
        notices.await("training.status.testing");
        thread.evaluate(network, () -> weights, Optional.of(source));
    }

    void take(Learned learned) {
        notices.arrive();
        evaluated.set(learned);
    }

    /// The stored weights that were evaluated last; null before the first.
    ReadOnlyObjectProperty<Learned> evaluatedProperty() {
        return evaluated.getReadOnlyProperty();
    }
}
