package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.layer.RandomMask;
import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.reference.NetworkValues;
import dev.netloom.engine.reference.RandomValues;
import dev.netloom.engine.reference.ReferenceLoss;
import dev.netloom.engine.reference.ReferenceNetwork;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.assertj.core.data.Offset;

/// Holds a plan against the double-precision reference: every value, every gradient, every running statistic.
final class Comparison {
    /// Largest difference, as a share of the largest value of the array: float32 has 6e-8, and sums of a few hundred
    /// products lose two digits of it.
    static final double TOLERANCE = 2e-5;

    private static final Pass PASS = new Pass(7, 3);

    private final Graph graph;
    private final GraphCheck check;
    private final int batch;
    private final Mode mode;
    private final Map<String, double[]> weights = new LinkedHashMap<>();
    private final double[] images;
    private final int[] labels;

    Comparison(Graph graph, int batch, Mode mode, long seed) {
        this.graph = graph;
        this.check = GraphCheck.of(graph);
        this.batch = batch;
        this.mode = mode;
        RandomValues random = new RandomValues(seed);
        NetworkValues.weights(graph, random).forEach((name, values) -> weights.put(name, rounded(values)));
        this.images =
                rounded(random.normal(batch * check.shapes().get(ends(false)).size()));
        this.labels = random.labels(batch, check.shapes().get(ends(true)).channels());
    }

    /// Fails where `options` compile to a plan that computes anything else than the reference does.
    void holds(PlanOptions options) {
        ReferenceNetwork reference = mode == Mode.TRAINING
                ? ReferenceNetwork.training(graph, weights, masks())
                : ReferenceNetwork.evaluating(graph, weights);
        ReferenceLoss loss = ReferenceLoss.of(reference.forward(images, batch), labels);
        reference.backward(loss.gradient());
        try (Network network = new Network(graph, 1)) {
            load(network);
            try (Plans plans = new Plans(network, size -> options)) {
                Plan plan = plans.forBatch(batch);
                plan.forward(inRowOrder(images, check.shapes().get(ends(false))), PASS);
                double measured = SoftmaxCrossEntropy.measure(plan.logits(), labels, plan.logitsGradient());
                assertThat(measured).isCloseTo(loss.value(), Offset.offset(1e-4 * (1 + loss.value())));
                if (options.gradients()) {
                    plan.backward();
                }
                compare(plan, reference);
                compareParameters(network, reference, options);
            }
        }
    }

    private void compare(Plan plan, ReferenceNetwork reference) {
        for (Node node : graph.nodes()) {
            if (!(node.block() instanceof Output)) {
                Shape shape = check.shapes().get(node.id());
                plan.value(node.id())
                        .ifPresent(
                                value -> near("output of " + node, values(value, shape), reference.output(node.id())));
                plan.gradient(node.id())
                        .ifPresent(gradient ->
                                near("gradient at " + node, values(gradient, shape), reference.gradient(node.id())));
            }
        }
    }

    private void compareParameters(Network network, ReferenceNetwork reference, PlanOptions options) {
        for (Parameter parameter : network.parameters()) {
            if (parameter.spec().trained() && options.gradients()) {
                near(
                        "gradient of " + parameter.name(),
                        network.gradient(parameter).dup().data().asDouble(),
                        reference.parameterGradients().get(parameter.name()));
            } else if (!parameter.spec().trained() && mode == Mode.TRAINING) {
                near(
                        parameter.name(),
                        network.values(parameter).dup().data().asDouble(),
                        reference.kept().get(parameter.name()));
            }
        }
    }

    private void load(Network network) {
        Map<String, Weights.Values> arrays = new HashMap<>();
        for (Parameter parameter : network.parameters()) {
            float[] values = floats(weights.get(parameter.name()));
            arrays.put(parameter.name(), new Weights.Values(parameter.spec().dims(), values));
        }
        try {
            network.load(new Weights(arrays));
        } catch (WeightsMismatch e) {
            throw new AssertionError(e);
        }
    }

    private Map<String, double[]> masks() {
        Map<String, double[]> masks = new HashMap<>();
        int number = 0;
        for (Node node : graph.inOrder()) {
            if (node.block() instanceof Dropout dropout) {
                masks.put(node.id(), mask(dropout, number, check.shapes().get(node.id())));
            }
            number++;
        }
        return masks;
    }

    private double[] mask(Dropout dropout, int layer, Shape shape) {
        long stream = RandomMask.stream(PASS.seed(), PASS.step(), layer);
        float[] inMemory = new float[batch * shape.size()];
        for (int i = 0; i < inMemory.length; i++) {
            inMemory[i] = RandomMask.uniform(stream, i) < dropout.rate() ? 0 : 1;
        }
        return inChannelOrder(inMemory, shape);
    }

    private String ends(boolean output) {
        return output
                ? graph.inOrder().getLast().id()
                : graph.inOrder().getFirst().id();
    }

    private static void near(String what, double[] found, double[] expected) {
        double scale = 5e-2; // gradients that cancel to 0 are held against the size of what cancels
        for (double value : expected) {
            scale = Math.max(scale, Math.abs(value));
        }
        assertThat(found).as(what).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(found[i] - expected[i]) / scale)
                    .as("%s: %s instead of %s at %d", what, found[i], expected[i], i)
                    .isLessThan(TOLERANCE);
        }
    }

    private double[] values(Tensor tensor, Shape shape) {
        return inChannelOrder(tensor.toArray(), shape);
    }

    private double[] inChannelOrder(float[] rows, Shape shape) {
        double[] values = new double[rows.length];
        forEachPlace(shape, (row, channel) -> values[channel] = rows[row]);
        return values;
    }

    private float[] inRowOrder(double[] channels, Shape shape) {
        float[] values = new float[channels.length];
        forEachPlace(shape, (row, channel) -> values[row] = (float) channels[channel]);
        return values;
    }

    private interface Place {
        void at(int inRowOrder, int inChannelOrder);
    }

    private void forEachPlace(Shape shape, Place place) {
        int plane = shape.height() * shape.width();
        for (int n = 0; n < batch; n++) {
            for (int c = 0; c < shape.channels(); c++) {
                for (int i = 0; i < plane; i++) {
                    place.at((n * plane + i) * shape.channels() + c, (n * shape.channels() + c) * plane + i);
                }
            }
        }
    }

    private static double[] rounded(double[] values) {
        double[] rounded = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            rounded[i] = (float) values[i];
        }
        return rounded;
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
