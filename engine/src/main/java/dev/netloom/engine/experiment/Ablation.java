package dev.netloom.engine.experiment;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A network without one of its parts, to see what that part is worth. What then leads nowhere goes with it.
public final class Ablation {
    private Ablation() {}

    /// Without the wire from `from` into the Add `add`, which goes too where it has only one input left.
    public static Graph withoutSkip(Graph graph, String add, String from) {
        Node node = graph.node(add);
        List<String> rest = new ArrayList<>(node.inputs());
        rest.remove(from);
        Graph cut = rest.size() == 1 ? without(graph, add, rest.getFirst()) : graph.with(node.withInputs(rest));
        return pruned(cut);
    }

    /// The input of an Add that is its skip: the one with the fewest blocks before it. Empty where `add` is no Add.
    public static Optional<String> skipInto(Graph graph, String add) {
        return graph.find(add)
                .filter(node -> node.block() instanceof Add && node.inputs().size() > 1)
                .flatMap(node -> {
                    Map<String, Integer> depths = depths(graph);
                    return node.inputs().stream().min(Comparator.comparingInt(depths::get));
                });
    }

    /// Without any skip: every Add keeps only its longest way.
    public static Graph withoutSkips(Graph graph) {
        Graph cut = graph;
        for (Node node : graph.nodes()) {
            Optional<String> skip = skipInto(cut, node.id());
            while (skip.isPresent()) {
                cut = withoutSkip(cut, node.id(), skip.get());
                skip = skipInto(cut, node.id());
            }
        }
        return cut;
    }

    public static boolean hasSkips(Graph graph) {
        return graph.nodes().stream().anyMatch(node -> node.block() instanceof Add);
    }

    /// Without the blocks of a type that have one input: what comes in there goes on as it is.
    public static Graph without(Graph graph, Class<? extends Block> type) {
        Graph cut = graph;
        for (Node node : graph.nodes()) {
            if (type.isInstance(node.block()) && cut.node(node.id()).inputs().size() == 1) {
                cut = without(cut, node.id(), cut.node(node.id()).inputs().getFirst());
            }
        }
        return cut;
    }

    private static Graph without(Graph graph, String gone, String instead) {
        return new Graph(graph.nodes().stream()
                .filter(node -> !node.id().equals(gone))
                .map(node -> node.rewired(gone, instead))
                .toList());
    }

    /// Without what leads to no output.
    private static Graph pruned(Graph graph) {
        Set<String> used = graph.nodes().stream()
                .filter(node -> node.block() instanceof Output)
                .flatMap(node -> graph.upstream(node.id()).stream())
                .collect(Collectors.toSet());
        return new Graph(graph.nodes().stream()
                .filter(node -> used.contains(node.id()) || node.block() instanceof Output)
                .toList());
    }

    /// The number of blocks on the longest way to each.
    private static Map<String, Integer> depths(Graph graph) {
        Map<String, Integer> depths = new HashMap<>();
        for (Node node : graph.inOrder()) {
            depths.put(
                    node.id(),
                    1 + node.inputs().stream().mapToInt(depths::get).max().orElse(0));
        }
        return depths;
    }
}
