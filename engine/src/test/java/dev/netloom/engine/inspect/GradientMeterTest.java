package dev.netloom.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import dev.netloom.engine.reference.RandomValues;
import dev.netloom.engine.reference.ReferenceNetwork;
import dev.netloom.engine.train.TrainingEvent.StepExamined;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class GradientMeterTest {
    private static final int BATCH = 6;
    private static final int PLANE = 36;

    private static final Graph NETWORK = new Graph(List.of(
            Node.of("image", new Input(1, 6, 6)),
            Node.of("conv1", Conv.of(3, 3, 1, 1), "image"),
            Node.of("norm", new BatchNorm(0.1, 1e-5), "conv1"),
            Node.of("relu1", new Relu(), "norm"),
            Node.of("conv2", Conv.of(3, 3, 1, 1), "relu1"),
            Node.of("tanh", new Tanh(), "conv2"),
            Node.of("sum", new Add(), "relu1", "tanh"),
            Node.of("pool", Pool.of(Pool.Kind.MAX, 2, 2, 0), "sum"),
            Node.of("flat", new Flatten(), "pool"),
            Node.of("dense1", Dense.of(5), "flat"),
            Node.of("sigmoid", new Sigmoid(), "dense1"),
            Node.of("dense2", Dense.of(4), "sigmoid"),
            Node.of("answer", new Output(), "dense2")));

    private final double[] images = new RandomValues(2).between(0, 1, BATCH * PLANE);
    private final int[] labels = {0, 1, 2, 3, 0, 2};
    private final Weights before = WorkingTest.weights(NETWORK, 3);

    @Test
    void everyMeasureIsWhatPlainDoublePrecisionFinds() throws Exception {
        ReferenceNetwork reference = ReferenceNetwork.training(NETWORK, ReferenceNetwork.doubles(before), Map.of());
        double[] logits = reference.forward(images, BATCH);
        reference.backward(lossGradient(logits));
        GradientFlow flow = measure(NETWORK, before, scaled(before, 1.002));

        assertThat(flow.images()).isEqualTo(BATCH);
        assertThat(flow.layers())
                .extracting(GradientFlow.Layer::node)
                .doesNotContain("answer")
                .hasSize(12);
        for (GradientFlow.Layer layer : flow.layers()) {
            double[] gradient = reference.gradient(layer.node());
            double[] values = reference.output(layer.node());
            close(layer.gradient().l2(), norm(gradient));
            close(layer.gradient().rms(), norm(gradient) / Math.sqrt(gradient.length));
            double mean = DoubleStream.of(values).average().orElseThrow();
            assertThat(layer.mean()).isCloseTo(mean, within(1e-5));
            close(
                    layer.spread(),
                    norm(DoubleStream.of(values).map(v -> v - mean).toArray()) / Math.sqrt(values.length));
            layer.weights().ifPresent(weights -> {
                double own = parameterNorm(reference, layer.node());
                close(weights.gradient().l2(), own);
                assertThat(weights.ratio()).isCloseTo(0.002, within(1e-5));
            });
        }
        assertThat(flow.layers().stream().filter(layer -> layer.weights().isPresent()))
                .extracting(GradientFlow.Layer::node)
                .containsExactly("conv1", "norm", "conv2", "dense1", "dense2");
        assertActivity(flow, reference);
    }

    private static void assertActivity(GradientFlow flow, ReferenceNetwork reference) {
        double[] relu = reference.output("relu1");
        GradientFlow.Activity activity = flow.layer("relu1").orElseThrow().activity();
        assertThat(activity.zeros()).isEqualTo(share(relu, value -> value <= 0));
        int dead = 0;
        for (int unit = 0; unit < 3 * PLANE; unit++) {
            boolean alive = false;
            for (int image = 0; image < BATCH; image++) {
                alive |= relu[image * 3 * PLANE + unit] > 0;
            }
            dead += alive ? 0 : 1;
        }
        assertThat(activity.deadUnits()).isEqualTo(dead / (3.0 * PLANE));
        assertThat(activity.deadChannels()).isZero();
        assertThat(flow.layer("tanh").orElseThrow().activity().saturated())
                .isEqualTo(share(reference.output("tanh"), value -> Math.abs(value) > 0.9));
        assertThat(flow.layer("sigmoid").orElseThrow().activity().saturated())
                .isEqualTo(share(reference.output("sigmoid"), value -> value < 0.05 || value > 0.95));
        assertThat(flow.layer("conv1").orElseThrow().activity().zeros()).isNaN();
    }

    @Test
    void aReluWhoseInputsAreAllNegativeIsDead() throws Exception {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>(before.arrays());
        arrays.put("norm.bias", new Weights.Values(List.of(3), new float[] {-50, 0.2f, -50}));
        Weights dying = new Weights(arrays);
        GradientFlow flow = measure(NETWORK, dying, dying);
        GradientFlow.Activity activity = flow.layer("relu1").orElseThrow().activity();
        assertThat(activity.deadChannels()).isEqualTo(2 / 3.0);
        assertThat(activity.deadUnits()).isBetween(2 / 3.0, 1.0);
        assertThat(flow.layer("conv1").orElseThrow().weights().orElseThrow().ratio())
                .isZero();
    }

    @Test
    void anUntrainedNetworkIsMeasuredWithoutAStep() {
        try (GradientMeter meter = new GradientMeter(NETWORK)) {
            GradientFlow flow = meter.measureUntrained(7, batch(BATCH));
            assertThat(flow.step()).isZero();
            assertThat(flow.loss()).isBetween(0.5, 5.0);
            assertThat(flow.layer("conv1").orElseThrow().weights().orElseThrow().ratio())
                    .isNaN();
            assertThat(meter.measureUntrained(7, batch(BATCH))).isEqualTo(flow);
            assertThat(meter.measureUntrained(8, batch(BATCH))).isNotEqualTo(flow);
        }
    }

    @Test
    void batchesMayDifferInSizeAndNetworksMayNot() throws Exception {
        try (GradientMeter meter = new GradientMeter(NETWORK)) {
            GradientFlow large = meter.measure(step(before, before, BATCH));
            assertThat(meter.measure(step(before, before, 4)).images()).isEqualTo(4);
            assertThat(meter.measure(step(before, before, BATCH))).isEqualTo(large);
            assertThatThrownBy(() -> meter.measure(step(new Weights(Map.of()), before, BATCH)))
                    .isInstanceOf(WeightsMismatch.class);
        }
    }

    private GradientFlow measure(Graph graph, Weights before, Weights after) throws WeightsMismatch {
        try (GradientMeter meter = new GradientMeter(graph)) {
            return meter.measure(step(before, after, BATCH));
        }
    }

    private StepExamined step(Weights before, Weights after, int size) {
        return new StepExamined(9, before, after, batch(size), new Pass(1, 9), null, 0.1);
    }

    private Batch batch(int size) {
        return new Batch(size, Arrays.copyOf(WorkingTest.floats(images), size * PLANE), Arrays.copyOf(labels, size));
    }

    private double[] lossGradient(double[] logits) {
        double[] gradient = new double[logits.length];
        for (int n = 0; n < BATCH; n++) {
            double total = 0;
            for (int k = 0; k < 4; k++) {
                total += Math.exp(logits[n * 4 + k]);
            }
            for (int k = 0; k < 4; k++) {
                gradient[n * 4 + k] = (Math.exp(logits[n * 4 + k]) / total - (k == labels[n] ? 1 : 0)) / BATCH;
            }
        }
        return gradient;
    }

    private static Weights scaled(Weights weights, double factor) {
        Map<String, Weights.Values> arrays = new LinkedHashMap<>();
        weights.arrays().forEach((name, array) -> {
            float[] values = array.values().clone();
            for (int i = 0; i < values.length; i++) {
                values[i] = (float) (values[i] * factor);
            }
            arrays.put(name, new Weights.Values(array.dims(), values));
        });
        return new Weights(arrays);
    }

    private static double parameterNorm(ReferenceNetwork reference, String node) {
        return Math.sqrt(reference.parameterGradients().entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(node + "."))
                .mapToDouble(entry -> Math.pow(norm(entry.getValue()), 2))
                .sum());
    }

    private static double norm(double[] values) {
        return Math.sqrt(DoubleStream.of(values).map(value -> value * value).sum());
    }

    private static double share(double[] values, DoublePredicate predicate) {
        return DoubleStream.of(values).filter(predicate).count() / (double) values.length;
    }

    private static void close(double measured, double expected) {
        assertThat(measured).isCloseTo(expected, within(1e-4 * expected + 1e-9));
    }
}
