package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import java.util.List;
import java.util.Map;

/// What became of one image in a network, forward and backward, in evaluation mode: every output of every block, and
/// the gradient of the loss with respect to it. Nobody writes to the arrays.
///
/// @param shapes of every block's output
/// @param values by block, each in row, column, channel order
/// @param gradients ∂L/∂value, as the values
/// @param label the class that the loss takes to be right
/// @param loss cross entropy, −log p[label]
public record Trace(
        Graph graph,
        Weights weights,
        Map<String, Shape> shapes,
        Map<String, float[]> values,
        Map<String, float[]> gradients,
        List<Float> probabilities,
        int label,
        double loss) {
    public Trace {
        shapes = Map.copyOf(shapes);
        values = Map.copyOf(values);
        gradients = Map.copyOf(gradients);
        probabilities = List.copyOf(probabilities);
    }

    public float value(String node, int channel, int row, int column) {
        return values.get(node)[index(node, channel, row, column)];
    }

    public float gradient(String node, int channel, int row, int column) {
        return gradients.get(node)[index(node, channel, row, column)];
    }

    private int index(String node, int channel, int row, int column) {
        Shape shape = shapes.get(node);
        return (row * shape.width() + column) * shape.channels() + channel;
    }

    /// The blocks whose values are known, in the order of the network.
    public List<String> nodes() {
        return graph.inOrder().stream()
                .map(node -> node.id())
                .filter(values::containsKey)
                .toList();
    }
}
