package dev.netloom.engine.export;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import dev.netloom.engine.reference.RandomValues;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the program itself makes of seeded images with seeded weights.
final class Forward {
    private Forward() {}

    /// Weights of a graph, variances and all, so that logits stay near 1.
    static Weights weights(Graph graph, long seed) {
        GraphCheck check = GraphCheck.of(graph);
        RandomValues random = new RandomValues(seed);
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        for (Node node : graph.inOrder()) {
            var specs = node.block().parameters(check.inputShapes(node));
            Map<String, double[]> values = random.parameters(specs);
            specs.forEach(spec -> arrays.put(
                    node.id() + "." + spec.name(), new Weights.Values(spec.dims(), floats(values.get(spec.name())))));
        }
        return new Weights(arrays);
    }

    /// Images, channels, rows, columns.
    static float[] images(int count, Shape shape, long seed) {
        return floats(new RandomValues(seed).normal(count * shape.size()));
    }

    static float[] logits(Graph graph, Weights weights, float[] images, int count) {
        try (Network network = new Network(graph, 0);
                WorkerPool team = new WorkerPool(1, 1)) {
            network.load(weights);
            PlanOptions options = new PlanOptions(count, Mode.EVALUATION, false, false, true);
            try (ExecutionPlan plan = new ExecutionPlan(network, team, options)) {
                return plan.forward(rows(images, count, graph.inputShape().orElseThrow()), new Pass(0, 0))
                        .toArray();
            }
        } catch (WeightsMismatch e) {
            throw new AssertionError(e);
        }
    }

    /// The largest difference, as a share of the largest value where that is above 1.
    static double difference(float[] expected, float[] actual) {
        double largest = expected.length == actual.length ? 0 : Double.POSITIVE_INFINITY;
        double size = 1;
        for (int i = 0; i < Math.min(expected.length, actual.length); i++) {
            largest = Math.max(largest, Math.abs(expected[i] - actual[i]));
            size = Math.max(size, Math.abs(expected[i]));
        }
        return largest / size;
    }

    /// From channel, row, column order to row, column, channel order.
    private static float[] rows(float[] images, int count, Shape shape) {
        float[] rows = new float[images.length];
        int plane = shape.height() * shape.width();
        for (int at = 0; at < rows.length; at++) {
            int image = at / shape.size();
            int channel = at % shape.size() / plane;
            rows[image * shape.size() + at % plane * shape.channels() + channel] = images[at];
        }
        return rows;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
