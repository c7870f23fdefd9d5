package dev.netloom.engine.inspect;

import dev.netloom.engine.block.ParameterSpec;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights;
import java.util.ArrayList;
import java.util.List;

/// How far training has moved the parameters of a layer, taken as one vector w, running statistics left out.
///
/// @param distance ‖w − w₀‖ / ‖w₀‖, w₀ being what it began with; NaN where that was 0
/// @param cosine of the angle between w and w₀; NaN where one of them is 0
public record LayerMovement(String layer, double distance, double cosine) {
    /// Of every layer with trained parameters, in order.
    ///
    /// @param graph of both
    public static List<LayerMovement> between(Graph graph, Weights start, Weights end) {
        GraphCheck check = GraphCheck.of(graph);
        List<LayerMovement> all = new ArrayList<>();
        for (Node node : graph.inOrder()) {
            List<String> names = node.block().parameters(check.inputShapes(node)).stream()
                    .filter(ParameterSpec::trained)
                    .map(spec -> node.id() + "." + spec.name())
                    .toList();
            if (!names.isEmpty()) {
                all.add(of(node.id(), names, start, end));
            }
        }
        return all;
    }

    private static LayerMovement of(String layer, List<String> names, Weights start, Weights end) {
        double moved = 0;
        double before = 0;
        double after = 0;
        double product = 0;
        for (String name : names) {
            float[] from = start.find(name).orElseThrow().values();
            float[] to = end.find(name).orElseThrow().values();
            for (int i = 0; i < from.length; i++) {
                moved += ((double) to[i] - from[i]) * ((double) to[i] - from[i]);
                before += (double) from[i] * from[i];
                after += (double) to[i] * to[i];
                product += (double) from[i] * to[i];
            }
        }
        return new LayerMovement(layer, Math.sqrt(moved / before), product / Math.sqrt(before * after));
    }
}
