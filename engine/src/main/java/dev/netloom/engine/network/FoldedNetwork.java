package dev.netloom.engine.network;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A trained network whose batch normalisations are in the weights of the layers before them. It has fewer layers and
/// parameters, and puts out the same, but for rounding.
///
/// After training, a batch normalisation knows its mean μ and variance σ², and is linear as the convolution or dense
/// layer before it is. With f = scale / √(σ² + ε) for every output channel, both together are that layer alone with
/// the weights f · w and the bias shift + f · (b − μ). Source: Jacob et al., *Quantization and Training of Neural
/// Networks for Efficient Integer-Arithmetic-Only Inference*, 2018, section 3.2.
///
/// @param graph without the folded normalisations
/// @param weights every parameter of the graph
/// @param folded ids of the normalisations that are gone, in the order of the network
/// @param kept ids of those that no layer before them can compute: it comes from elsewhere, or others read it, too
public record FoldedNetwork(Graph graph, Weights weights, List<String> folded, List<String> kept) {
    public FoldedNetwork {
        folded = List.copyOf(folded);
        kept = List.copyOf(kept);
    }

    /// @param graph one without problems
    /// @param weights every parameter of the graph
    public static FoldedNetwork of(Graph graph, Weights weights) {
        Map<String, Values> arrays = new LinkedHashMap<>(weights.arrays());
        List<String> folded = new ArrayList<>();
        List<String> kept = new ArrayList<>();
        Graph left = graph;
        for (Node norm : graph.inOrder()) {
            if (!(norm.block() instanceof BatchNorm block)) {
                continue;
            }
            Optional<Node> layer = layer(left, norm);
            if (layer.isEmpty()) {
                kept.add(norm.id());
                continue;
            }
            fold(layer.get().id(), norm.id(), block.epsilon(), arrays);
            left = joined(left, layer.get(), norm.id());
            folded.add(norm.id());
        }
        Map<String, Values> inOrder = new LinkedHashMap<>();
        Network.layOut(left).forEach(parameter -> inOrder.put(parameter.name(), arrays.get(parameter.name())));
        return new FoldedNetwork(left, new Weights(inOrder, weights.input()), folded, kept);
    }

    /// Whether any normalisation of the graph would go.
    public static boolean isPossible(Graph graph) {
        return graph.nodes().stream()
                .anyMatch(node ->
                        node.block() instanceof BatchNorm && layer(graph, node).isPresent());
    }

    /// The layer that can compute the normalisation: the convolution or dense layer that nothing else reads.
    private static Optional<Node> layer(Graph graph, Node norm) {
        return norm.inputs().stream()
                .findFirst()
                .flatMap(graph::find)
                .filter(node -> node.block() instanceof Weighted)
                .filter(node -> graph.consumers(node.id()).size() == 1);
    }

    private static Graph joined(Graph graph, Node layer, String norm) {
        Node biased = layer.withBlock(BlockType.of(layer.block()).with(layer.block(), "bias", true));
        return graph.with(biased).map(node -> node.rewired(norm, layer.id())).without(norm);
    }

    private static void fold(String layer, String norm, double epsilon, Map<String, Values> arrays) {
        float[] scale = arrays.remove(norm + ".weight").values();
        float[] shift = arrays.remove(norm + ".bias").values();
        float[] mean = arrays.remove(norm + ".running_mean").values();
        float[] variance = arrays.remove(norm + ".running_var").values();
        Values filters = arrays.get(layer + ".weight");
        Optional<Values> own = Optional.ofNullable(arrays.get(layer + ".bias"));
        int channels = scale.length;
        int each = filters.values().length / channels;
        float[] weights = new float[filters.values().length];
        float[] biases = new float[channels];
        for (int o = 0; o < channels; o++) {
            double factor = scale[o] / Math.sqrt(variance[o] + epsilon);
            for (int i = o * each; i < (o + 1) * each; i++) {
                weights[i] = (float) (factor * filters.values()[i]);
            }
            double bias = own.isPresent() ? own.get().values()[o] : 0;
            biases[o] = (float) (shift[o] + factor * (bias - mean[o]));
        }
        arrays.put(layer + ".weight", new Values(filters.dims(), weights));
        arrays.put(layer + ".bias", new Values(List.of(channels), biases));
    }
}
