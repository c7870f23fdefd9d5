package dev.netloom.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Silu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.reference.NetworkValues;
import dev.netloom.engine.reference.RandomGraph;
import dev.netloom.engine.reference.RandomValues;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkingTest {
    private static final int PLACES = 6;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16})
    void everyNumberIsWhatTheNetworkItselfFinds(long seed) throws Exception {
        holds(RandomGraph.draw(seed, 9), seed);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 6})
    void aGroupNormMeasuresItsGroupAndGoesBackToAllOfIt(int groups) throws Exception {
        Block norm = new GroupNorm(groups, 1e-3);
        holds(
                Graph.chain(
                        new Input(6, 3, 4),
                        norm,
                        new Silu(),
                        norm,
                        new Gelu(),
                        new Flatten(),
                        Dense.of(4),
                        new Output()),
                1);
    }

    private static void holds(Graph graph, long seed) throws Exception {
        Random random = new Random(seed);
        try (Tracer tracer = new Tracer(graph)) {
            tracer.learn(weights(graph, seed));
            Trace trace = tracer.trace(image(graph, random), OptionalInt.of(1));
            for (String node : trace.nodes()) {
                Shape shape = trace.shapes().get(node);
                for (int i = 0; i < PLACES; i++) {
                    int channel = random.nextInt(shape.channels());
                    int row = random.nextInt(shape.height());
                    int column = random.nextInt(shape.width());
                    check(trace, ForwardWorking.of(trace, node, channel, row, column), trace.values());
                    check(trace, BackwardWorking.of(trace, node, channel, row, column), trace.gradients());
                }
            }
        }
    }

    /// Within float32's rounding of the largest number of its kind: both are sums of hundreds of products.
    private static void check(Trace trace, Working working, Map<String, float[]> all) {
        double largest = 0;
        for (Terms terms : working.terms()) {
            for (int cell = 0; cell < terms.values().length; cell++) {
                largest = Math.max(largest, Math.abs(terms.product(cell)));
            }
        }
        for (float value : all.getOrDefault(working.node(), new float[0])) {
            largest = Math.max(largest, Math.abs(value));
        }
        assertThat(Math.abs(working.result() - working.actual()))
                .as("%s of %s", working, trace.graph().node(working.node()))
                .isLessThanOrEqualTo(2e-5 * largest + 1e-12);
    }

    @Test
    void aConvolutionReadsTheChannelsOfItsGroupInADilatedWindowWithPadding() throws Exception {
        Conv conv = new Conv(4, 3, 2, 2, 2, 2, true, Initialization.HE, 0.01);
        Graph graph = Graph.chain(
                new Input(1, 9, 9), Conv.of(6, 3, 1, 1), conv, new Relu(), new Flatten(), Dense.of(4), new Output());
        try (Tracer tracer = new Tracer(graph)) {
            Trace trace = tracer.trace(image(graph, new Random(1)), OptionalInt.empty());
            Working working = ForwardWorking.of(trace, "conv2", 3, 0, 1);
            assertThat(working.terms()).extracting(Terms::channel).containsExactly(3, 4, 5);
            assertThat(working.window()).isEqualTo(new Region(-2, 0, 3, 5));
            Terms first = working.terms().getFirst();
            assertThat(first.inside()).containsExactly(false, false, false, true, true, true, true, true, true);
            assertThat(first.values()[4]).isEqualTo(trace.value("conv1", 3, 0, 2));
            assertThat(InputRegion.ofImage(graph, "conv2", Region.at(0, 1))).isEqualTo(new Region(-3, -1, 4, 6));
        }
    }

    @Test
    void aMaximumLightsItsWinner() throws Exception {
        Graph graph = Graph.chain(
                new Input(1, 4, 4), Pool.of(Pool.Kind.MAX, 2, 2, 0), new Flatten(), Dense.of(3), new Output());
        try (Tracer tracer = new Tracer(graph)) {
            float[] image = new float[16];
            image[5] = 0.7f;
            Trace trace = tracer.trace(image, OptionalInt.of(2));
            Working working = ForwardWorking.of(trace, "pool1", 0, 0, 0);
            assertThat(working.terms().getFirst().factors()).containsExactly(0, 0, 0, 1);
            assertThat(working.result()).isEqualTo(0.7f);
            Working back = BackwardWorking.of(trace, "input1", 0, 0, 0);
            assertThat(back.result()).isZero();
        }
    }

    @Test
    void theLogitsGetProbabilityMinusTarget() throws Exception {
        Graph graph = Graph.chain(new Input(1, 4, 4), new Flatten(), Dense.of(3), new Output());
        try (Tracer tracer = new Tracer(graph)) {
            Trace trace = tracer.trace(image(graph, new Random(2)), OptionalInt.of(2));
            assertThat(trace.loss()).isCloseTo(-Math.log(trace.probabilities().get(2)), within(1e-6));
            Working working = BackwardWorking.of(trace, "dense1", 2, 0, 0);
            assertThat(working.result()).isCloseTo(trace.probabilities().get(2) - 1, within(1e-6));
        }
    }

    static Weights weights(Graph graph, long seed) {
        GraphCheck check = GraphCheck.of(graph);
        Map<String, double[]> drawn = NetworkValues.weights(graph, new RandomValues(seed));
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        for (Node node : graph.inOrder()) {
            node.block().parameters(check.inputShapes(node)).forEach(spec -> {
                String name = node.id() + "." + spec.name();
                arrays.put(name, new Weights.Values(spec.dims(), floats(drawn.get(name))));
            });
        }
        return new Weights(arrays);
    }

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] image(Graph graph, Random random) {
        Shape shape = GraphCheck.of(graph)
                .shape(List.copyOf(graph.nodes()).getFirst().id())
                .orElseThrow();
        float[] image = new float[shape.size()];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextFloat();
        }
        return image;
    }
}
