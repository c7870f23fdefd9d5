package dev.netloom.app.drawing;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;

/// What a trained network takes for an image.
final class NetworkInput {
    private NetworkInput() {}

    /// As is kept with the weights; else as the images in use are; where neither fits the network, only its shape.
    ///
    /// @param data the images in use; null while there are none
    static InputDescription of(Graph graph, Weights weights, Dataset data) {
        Shape shape = graph.nodes().stream()
                .filter(node -> node.block() instanceof Input)
                .map(node -> ((Input) node.block()).shape())
                .findFirst()
                .orElseThrow();
        return InputDescription.parse(weights.input())
                .filter(kept -> kept.shape().equals(shape))
                .orElseGet(() -> data != null && data.train().shape().equals(shape)
                        ? InputDescription.of(data)
                        : InputDescription.of(shape));
    }
}
