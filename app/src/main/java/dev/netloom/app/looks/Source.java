package dev.netloom.app.looks;

import dev.netloom.app.results.LiveWeights;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.network.Weights;
import java.util.Optional;
import javafx.beans.value.ObservableValue;

/// Where a view takes the network from that it looks at.
///
/// @param watch the view's own: it is asked while somebody looks
/// @param training whether a run goes on, so that the weights change all the time
record Source(LiveWeights watch, ObservableValue<Dataset> data, ObservableValue<Boolean> training) {
    private static final long MOST_MULTIPLY_ADDS = 4_000_000_000L;
    private static final long MOST_PARAMETERS = 20_000_000;

    /// As it is now; empty where something is missing or does not fit: [#absence] says what.
    Optional<InspectedNetwork> subject() {
        return absence().isPresent()
                ? Optional.empty()
                : watch.weights()
                        .map(weights -> new InspectedNetwork(
                                watch.graph().get(), weights, data.getValue().seenWith(weights.input())));
    }

    /// The key of the empty state that says why there is nothing to look at.
    Optional<String> absence() {
        Optional<Graph> graph = watch.graph();
        Optional<Weights> weights = watch.weights();
        if (data.getValue() == null || graph.isEmpty() || weights.isEmpty()) {
            return Optional.of(watch.isOutgrown() ? "looks.outgrown" : "looks.empty");
        }
        if (!takesImages(graph.get())) {
            return Optional.of("looks.other-input");
        }
        Summary costs = Summary.of(graph.get());
        boolean small = costs.multiplyAdds() <= MOST_MULTIPLY_ADDS && costs.parameters() <= MOST_PARAMETERS;
        return small ? Optional.empty() : Optional.of("looks.too-large");
    }

    private boolean takesImages(Graph graph) {
        return graph.nodes().stream()
                .anyMatch(node -> node.block() instanceof Input input
                        && input.shape().equals(data.getValue().test().shape()));
    }

    /// Calls `changed` whenever there may be something else to look at.
    void subscribe(Runnable changed) {
        watch.subscribe(changed);
        data.subscribe(changed);
    }

    boolean isTraining() {
        return training.getValue();
    }
}
