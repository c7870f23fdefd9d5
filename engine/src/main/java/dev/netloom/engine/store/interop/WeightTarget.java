package dev.netloom.engine.store.interop;

import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.ParameterSpec;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A parameter of a network that asks for an array.
///
/// @param name as in [dev.netloom.engine.network.Weights]: `conv1.weight`
/// @param flattened what the inputs of dense weights were before they were flattened, where that is more than a row
public record WeightTarget(String name, ParameterSpec spec, Optional<Shape> flattened) {

    /// The block that it belongs to.
    String block() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /// Of all blocks whose shape is known, in the order of the graph.
    static List<WeightTarget> of(Graph graph) {
        GraphCheck check = GraphCheck.of(graph);
        List<WeightTarget> targets = new ArrayList<>();
        for (Node node : graph.inOrder()) {
            if (check.shape(node.id()).isPresent()) {
                for (ParameterSpec spec : node.block().parameters(check.inputShapes(node))) {
                    targets.add(new WeightTarget(node.id() + "." + spec.name(), spec, flattened(graph, check, node)));
                }
            }
        }
        return targets;
    }

    private static Optional<Shape> flattened(Graph graph, GraphCheck check, Node node) {
        if (!(node.block() instanceof Dense) || node.inputs().isEmpty()) {
            return Optional.empty();
        }
        Node before = graph.node(node.inputs().getFirst());
        return before.block() instanceof Flatten
                ? check.inputShapes(before).stream()
                        .filter(shape -> shape.channels() > 1 && shape.height() * shape.width() > 1)
                        .findFirst()
                : Optional.empty();
    }
}
