package dev.netloom.engine.reference;

import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.LinkedHashMap;
import java.util.Map;

/// Random numbers for a whole graph.
public final class NetworkValues {
    private NetworkValues() {}

    /// Every parameter, by `NODE.PARAMETER`.
    public static Map<String, double[]> weights(Graph graph, RandomValues values) {
        GraphCheck check = GraphCheck.of(graph);
        Map<String, double[]> weights = new LinkedHashMap<>();
        for (Node node : graph.inOrder()) {
            if (node.inputs().isEmpty()) {
                continue;
            }
            values.parameters(node.block().parameters(check.inputShapes(node)))
                    .forEach((name, array) -> weights.put(node.id() + "." + name, array));
        }
        return weights;
    }

    /// A mask for every dropout, by node.
    public static Map<String, double[]> masks(Graph graph, int batch, RandomValues values) {
        GraphCheck check = GraphCheck.of(graph);
        Map<String, double[]> masks = new LinkedHashMap<>();
        for (Node node : graph.nodes()) {
            if (node.block() instanceof Dropout dropout) {
                int length = batch * check.shapes().get(node.id()).size();
                masks.put(node.id(), values.mask(length, 1 - dropout.rate()));
            }
        }
        return masks;
    }
}
