package dev.netloom.engine.export;

import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;

/// A network with the weights that leave the program with it.
///
/// @param graph one without problems
/// @param weights every parameter of the graph
public record TrainedNetwork(String name, Graph graph, Weights weights) {

    /// What images it learned from: what its weights say, else no more than its input.
    public InputDescription input() {
        return InputDescription.parse(weights.input())
                .orElseGet(() -> InputDescription.of(graph.inputShape().orElseThrow()));
    }
}
