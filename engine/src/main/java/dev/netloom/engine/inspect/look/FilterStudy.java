package dev.netloom.engine.inspect.look;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.graph.Summary.ReceptiveField;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/// What the filters of one convolution have learned, measured.
///
/// @param conv the convolution
/// @param shape of what it puts out
/// @param field pixels that one of its values sees
/// @param dream what some of its filters would like best to see
/// @param exciters of every filter, the [#TOP] images that excite it most
/// @param sameClass how many of a filter's exciters are of its commonest class, on average over all
/// filters
/// @param byChance as many of [#TOP] images drawn at random
/// @param silent filters that no image brings above 0
/// @param edges for a convolution that sees the image itself
public record FilterStudy(
        String conv,
        Shape shape,
        ReceptiveField field,
        MaximizedInput maximized,
        List<List<TopActivation>> topActivations,
        double sameClass,
        double byChance,
        int silent,
        Optional<Edges> edges) {
    public static final int TOP = 9;
    private static final int DREAMED = 6;
    private static final int STEPS = 60;
    private static final int STARTS = 20;
    private static final int DRAWS = 2_000;

    /// How many filters see edges, and how many see patches; see [OrientationSelectivity].
    ///
    /// @param randomEdges the share of filters that do so by chance, in networks that have learned
    /// nothing
    /// @param randomBlobs likewise
    public record Edges(int edges, int blobs, int filters, double randomEdges, double randomBlobs) {}

    /// @return empty where `progress` gave it up
    /// @throws WeightsMismatch where the weights are of another network
    public static Optional<FilterStudy> of(
            Graph graph, Weights weights, String conv, LabelledImages images, ProgressListener progress)
            throws WeightsMismatch {
        Optional<List<List<TopActivation>>> found = TopActivations.find(graph, weights, conv, images, TOP, progress);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<List<TopActivation>> topActivations = found.get();
        List<Integer> shown = spread(topActivations);
        try (ActivationMaximization maximization = new ActivationMaximization(
                graph, weights, images.normalization(), conv, shown, 1, ActivationMaximization.Settings.USUAL)) {
            Summary.Layer layer = Summary.of(graph).layers().stream()
                    .filter(one -> one.id().equals(conv))
                    .findFirst()
                    .orElseThrow();
            return Optional.of(new FilterStudy(
                    conv,
                    layer.output(),
                    layer.receptiveField(),
                    maximization.advance(STEPS),
                    topActivations,
                    topActivations.stream()
                            .mapToInt(own -> commonest(own.stream()
                                    .mapToInt(topActivation -> images.label(topActivation.image()))
                                    .toArray()))
                            .average()
                            .orElse(0),
                    byChance(images),
                    (int) topActivations.stream().filter(FilterStudy::isSilent).count(),
                    edges(graph, weights, conv)));
        }
    }

    private static boolean isSilent(List<TopActivation> topActivations) {
        return topActivations.isEmpty() || topActivations.getFirst().value() <= 0;
    }

    /// Some filters from all over the convolution, those first that anything excites.
    private static List<Integer> spread(List<List<TopActivation>> topActivations) {
        List<Integer> loud = IntStream.range(0, topActivations.size())
                .filter(filter -> !isSilent(topActivations.get(filter)))
                .boxed()
                .toList();
        List<Integer> from = loud.isEmpty()
                ? IntStream.range(0, topActivations.size()).boxed().toList()
                : loud;
        int count = Math.min(DREAMED, from.size());
        return IntStream.range(0, count)
                .mapToObj(i -> from.get(i * from.size() / count))
                .toList();
    }

    private static int commonest(int[] labels) {
        Map<Integer, Integer> counts = new HashMap<>();
        for (int label : labels) {
            counts.merge(label, 1, Integer::sum);
        }
        return counts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    }

    private static double byChance(LabelledImages images) {
        RandomGenerator random = new Well19937c(1);
        int[] labels = new int[Math.min(TOP, images.size())];
        double sum = 0;
        for (int draw = 0; draw < DRAWS; draw++) {
            for (int i = 0; i < labels.length; i++) {
                labels[i] = images.label(random.nextInt(images.size()));
            }
            sum += commonest(labels);
        }
        return sum / DRAWS;
    }

    private static Optional<Edges> edges(Graph graph, Weights weights, String conv) {
        Node node = graph.node(conv);
        boolean seesImage = graph.node(node.inputs().getFirst()).inputs().isEmpty();
        boolean kernels = node.block() instanceof Conv block && block.kernel() > 1;
        if (!seesImage || !kernels) {
            return Optional.empty();
        }
        List<OrientationSelectivity> own = tunings(weights, conv);
        List<OrientationSelectivity> random = new ArrayList<>();
        Graph first = TruncatedNetwork.upTo(graph, conv);
        for (int seed = 1; seed <= STARTS; seed++) {
            try (Network fresh = new Network(first, seed)) {
                random.addAll(tunings(fresh.weights(), conv));
            }
        }
        return Optional.of(new Edges(
                edges(own), blobs(own), own.size(), share(edges(random), random), share(blobs(random), random)));
    }

    private static List<OrientationSelectivity> tunings(Weights weights, String conv) {
        return OrientationSelectivity.ofFilters(weights.find(conv + ".weight").orElseThrow());
    }

    private static int edges(List<OrientationSelectivity> tunings) {
        return (int) tunings.stream().filter(OrientationSelectivity::isEdge).count();
    }

    private static int blobs(List<OrientationSelectivity> tunings) {
        return (int) tunings.stream().filter(OrientationSelectivity::isBlob).count();
    }

    private static double share(int some, List<OrientationSelectivity> all) {
        return (double) some / all.size();
    }
}
