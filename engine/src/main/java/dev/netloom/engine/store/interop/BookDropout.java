package dev.netloom.engine.store.interop;

import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/// The weights of *Deep Learning from Scratch* were trained with a dropout that silences while it trains, and that
/// multiplies by 1 − rate when the network is used. Ours is inverted and does nothing then, so that the factor goes
/// into the weights: those of the next layer see smaller inputs, and where no layer follows, the one before gives
/// smaller logits.
final class BookDropout {
    private static final Pattern NAMES = Pattern.compile("(W|b|gamma|beta)\\d+");

    private final Graph graph;
    private final GraphCheck check;
    private final Map<String, Double> scales = new HashMap<>();

    private BookDropout(Graph graph) {
        this.graph = graph;
        check = GraphCheck.of(graph);
    }

    /// Whether arrays have the names of the book: W1, b1, W2, ...
    static boolean isOfBook(List<NamedTensor> tensors) {
        return !tensors.isEmpty()
                && tensors.stream()
                        .allMatch(tensor -> NAMES.matcher(tensor.name()).matches());
    }

    /// What each array is to be multiplied by; those that stay are left out.
    static Map<String, Double> scales(Graph graph) {
        BookDropout found = new BookDropout(graph);
        for (Node node : graph.inOrder()) {
            if (node.block() instanceof Dropout dropout) {
                found.account(node, 1 - dropout.rate());
            }
        }
        return found.scales;
    }

    private void account(Node dropout, double factor) {
        Set<Node> behind = weighted(dropout, node -> graph.consumers(node.id()));
        behind.forEach(layer -> multiply(layer, "weight", factor));
        if (behind.isEmpty()) {
            Set<Node> before = weighted(
                    dropout, node -> node.inputs().stream().map(graph::node).toList());
            for (Node layer : before) {
                multiply(layer, "weight", factor);
                multiply(layer, "bias", factor);
            }
        }
    }

    private void multiply(Node layer, String array, double factor) {
        scales.merge(layer.id() + "." + array, factor, (one, other) -> one * other);
    }

    /// The nearest nodes with weights in a direction.
    private Set<Node> weighted(Node from, Function<Node, List<Node>> next) {
        Set<Node> found = new HashSet<>();
        Set<Node> seen = new HashSet<>();
        Deque<Node> open = new ArrayDeque<>(next.apply(from));
        while (!open.isEmpty()) {
            Node node = open.pop();
            if (seen.add(node) && check.shape(node.id()).isPresent()) {
                boolean plain = node.block().parameters(check.inputShapes(node)).isEmpty();
                if (plain) {
                    open.addAll(next.apply(node));
                } else {
                    found.add(node);
                }
            }
        }
        return found;
    }
}
