package dev.netloom.engine.reference;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.ParameterSpec;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.reference.ReferenceLayer.Mode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;

/// A whole graph, layer after layer in order, and back, gradients summed where a value went several ways.
public final class ReferenceNetwork {
    private final Graph graph;
    private final GraphCheck check;
    private final Map<String, double[]> weights;
    private final Map<String, Mode> modes;
    private final Mode otherMode;
    private DoubleUnaryOperator rounding = DoubleUnaryOperator.identity();
    private final Map<String, ReferenceLayer> layers = new HashMap<>();
    private final Map<String, double[]> outputs = new HashMap<>();
    private final Map<String, double[]> gradients = new HashMap<>();
    private final Map<String, double[]> parameterGradients = new LinkedHashMap<>();

    private ReferenceNetwork(
            Graph graph, Map<String, double[]> weights, Map<String, double[]> masks, boolean training) {
        this.graph = graph;
        this.check = GraphCheck.of(graph);
        this.weights = weights;
        this.otherMode = training ? Mode.TRAINING : Mode.EVALUATION;
        this.modes = new HashMap<>();
        masks.forEach((node, mask) -> modes.put(node, Mode.training(mask)));
    }

    /// @param weights by `NODE.PARAMETER`
    /// @param masks of every dropout, by node: 1 where a value is kept, 0 where it is silenced
    public static ReferenceNetwork training(Graph graph, Map<String, double[]> weights, Map<String, double[]> masks) {
        return new ReferenceNetwork(graph, weights, masks, true);
    }

    /// As above, with these blocks as they are in evaluation.
    public static ReferenceNetwork training(
            Graph graph, Map<String, double[]> weights, Map<String, double[]> masks, Set<String> frozen) {
        ReferenceNetwork network = training(graph, weights, masks);
        frozen.forEach(node -> network.modes.put(node, Mode.EVALUATION));
        return network;
    }

    public static ReferenceNetwork evaluating(Graph graph, Map<String, double[]> weights) {
        return new ReferenceNetwork(graph, weights, Map.of(), false);
    }

    /// Passes everything that a layer computes through `rounding` before the next layer sees it.
    public void storing(DoubleUnaryOperator rounding) {
        this.rounding = rounding;
    }

    public static Map<String, double[]> doubles(Weights weights) {
        Map<String, double[]> doubles = new LinkedHashMap<>();
        weights.arrays().forEach((name, array) -> {
            double[] values = new double[array.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = array.values()[i];
            }
            doubles.put(name, values);
        });
        return doubles;
    }

    /// @return the logits
    public double[] forward(double[] images, int batch) {
        double[] last = null;
        for (Node node : graph.inOrder()) {
            ReferenceLayer layer = ReferenceLayer.of(
                    node.block(), check.inputShapes(node), parameters(node), modes.getOrDefault(node.id(), otherMode));
            List<double[]> inputs = node.block() instanceof Input
                    ? List.of(images)
                    : node.inputs().stream().map(outputs::get).toList();
            layers.put(node.id(), layer);
            outputs.put(
                    node.id(),
                    Arrays.stream(layer.forward(inputs, batch)).map(rounding).toArray());
            if (node.block() instanceof Output) {
                last = outputs.get(node.id());
            }
        }
        return last;
    }

    /// @param logitGradient gradient of the loss by what [#forward] returned
    public void backward(double[] logitGradient) {
        outputs.forEach((id, output) -> gradients.put(id, new double[output.length]));
        for (Node node : graph.inOrder().reversed()) {
            double[] outputGradient = node.block() instanceof Output ? logitGradient : gradients.get(node.id());
            ReferenceLayer.Gradients found = layers.get(node.id()).backward(outputGradient);
            for (int k = 0; k < node.inputs().size(); k++) {
                addTo(gradients.get(node.inputs().get(k)), found.inputs().get(k));
            }
            found.parameters().forEach((name, values) -> parameterGradients.put(node.id() + "." + name, values));
        }
    }

    /// What came out of a node in the last forward.
    public double[] output(String node) {
        return outputs.get(node);
    }

    /// The gradient of the loss by what came out of a node; of the input: by the images.
    public double[] gradient(String node) {
        return gradients.get(node);
    }

    /// By `NODE.PARAMETER`, of trained parameters.
    public Map<String, double[]> parameterGradients() {
        return parameterGradients;
    }

    /// By `NODE.PARAMETER`: the running statistics after the last forward.
    public Map<String, double[]> kept() {
        Map<String, double[]> kept = new LinkedHashMap<>();
        layers.forEach((id, layer) -> layer.kept().forEach((name, values) -> kept.put(id + "." + name, values)));
        return kept;
    }

    /// The largest [ReferenceLayer#condition] after the last forward.
    public double condition() {
        return layers.values().stream()
                .mapToDouble(ReferenceLayer::condition)
                .max()
                .orElse(1);
    }

    private Map<String, double[]> parameters(Node node) {
        List<Shape> inputs = check.inputShapes(node);
        Map<String, double[]> own = new HashMap<>();
        for (ParameterSpec parameter : node.block().parameters(inputs)) {
            own.put(parameter.name(), weights.get(node.id() + "." + parameter.name()));
        }
        return own;
    }

    private static void addTo(double[] sum, double[] values) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += values[i];
        }
    }
}
