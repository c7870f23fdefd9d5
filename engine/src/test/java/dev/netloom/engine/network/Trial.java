package dev.netloom.engine.network;

import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.layer.RandomMask;
import dev.netloom.engine.reference.NetworkValues;
import dev.netloom.engine.reference.RandomValues;
import dev.netloom.engine.reference.ReferenceNetwork;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// A graph with seeded weights and images, and the masks that its dropouts draw: the same numbers for a plan, which has
/// them in row order and float32, and for the reference, which has them in channel order and double precision.
final class Trial {
    static final Pass PASS = new Pass(7, 3);

    private final Graph graph;
    private final GraphCheck check;
    private final int batch;
    private final Mode mode;
    private final RandomValues random;
    private final Tolerance tolerance;
    private final Set<String> frozen;
    private final Map<String, double[]> weights;
    private final double[] images;

    /// @param tolerance whose precision the weights and images have
    Trial(Graph graph, int batch, Mode mode, long seed, Tolerance tolerance) {
        this(graph, batch, mode, seed, tolerance, Set.of());
    }

    /// @param frozen blocks that are as in evaluation
    Trial(Graph graph, int batch, Mode mode, long seed, Tolerance tolerance, Set<String> frozen) {
        this.frozen = frozen;
        this.graph = graph;
        this.check = GraphCheck.of(graph);
        this.batch = batch;
        this.mode = mode;
        this.random = new RandomValues(seed);
        this.tolerance = tolerance;
        this.weights = NetworkValues.weights(graph, random);
        this.weights.replaceAll((name, values) -> rounded(values));
        this.images = rounded(
                random.normal(batch * shape(graph.inOrder().getFirst().id()).size()));
    }

    /// The nearest values that the precision has.
    double[] rounded(double[] values) {
        return Arrays.stream(values).map(tolerance::round).toArray();
    }

    Graph graph() {
        return graph;
    }

    Mode mode() {
        return mode;
    }

    int batch() {
        return batch;
    }

    /// More numbers of the same seed.
    RandomValues random() {
        return random;
    }

    Shape shape(String node) {
        return check.shapes().get(node);
    }

    Shape logits() {
        return shape(graph.inOrder().getLast().id());
    }

    /// What a parameter is at first.
    double[] weight(Parameter parameter) {
        return weights.get(parameter.name());
    }

    /// The reference with its images taken forward.
    Reference reference() {
        return reference(weights, images);
    }

    /// The reference with every weight and image made positive: in place of every sum of products, Σ|products|.
    Reference magnitudes() {
        Map<String, double[]> positive = new LinkedHashMap<>();
        weights.forEach((name, values) -> positive.put(name, magnitudes(values)));
        return reference(positive, magnitudes(images));
    }

    /// The reference with what every layer passes on off by a random share of up to `distance`.
    Reference nearby(double distance) {
        ReferenceNetwork network = network(weights);
        network.storing(value -> value * (1 + distance * (2 * random.random().nextDouble() - 1)));
        return new Reference(network, network.forward(images, batch));
    }

    static double[] magnitudes(double[] values) {
        return Arrays.stream(values).map(Math::abs).toArray();
    }

    private Reference reference(Map<String, double[]> weights, double[] images) {
        ReferenceNetwork network = network(weights);
        return new Reference(network, network.forward(images, batch));
    }

    private ReferenceNetwork network(Map<String, double[]> weights) {
        return mode == Mode.TRAINING
                ? ReferenceNetwork.training(graph, weights, masks(), frozen)
                : ReferenceNetwork.evaluating(graph, weights);
    }

    record Reference(ReferenceNetwork network, double[] logits) {}

    /// Takes the images forward in `plan`.
    void forward(ExecutionPlan plan) {
        plan.forward(inRowOrder(images, shape(graph.inOrder().getFirst().id())), PASS);
    }

    /// Gives `network` the weights.
    void load(Network network) {
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

    /// What a plan computed at `node`, in the reference's order.
    double[] values(Tensor tensor, String node) {
        return inChannelOrder(tensor.toArray(), shape(node));
    }

    private Map<String, double[]> masks() {
        Map<String, double[]> masks = new HashMap<>();
        int number = 0;
        for (Node node : graph.inOrder()) {
            if (node.block() instanceof Dropout dropout) {
                masks.put(node.id(), mask(dropout, number, shape(node.id())));
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

    static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
