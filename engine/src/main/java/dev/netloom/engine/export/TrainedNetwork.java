package dev.netloom.engine.export;

import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;

/// A network with the weights that leave the program with it.
///
/// @param graph one without problems
/// @param weights every parameter of the graph
public record TrainedNetwork(String name, Graph graph, Weights weights) {

    /// A network that has learned nothing yet.
    ///
    /// @param seed decides its initial weights
    public static TrainedNetwork untrained(String name, Graph graph, long seed) {
        try (Network network = new Network(graph, seed)) {
            return new TrainedNetwork(name, graph, network.weights());
        }
    }

    /// What images it learned from: what its weights say, else no more than its input.
    public InputDescription input() {
        return InputDescription.parse(weights.input())
                .orElseGet(() -> InputDescription.of(graph.inputShape().orElseThrow()));
    }
}
