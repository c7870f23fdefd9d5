package dev.netloom.engine.graph;

import dev.netloom.engine.block.Activation;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Normalization;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Weighted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Which blocks a training leaves as they are: their parameters do not move, a batch normalisation among them takes its
/// running statistics and does not move those either, a dropout among them is off. This is what PyTorch does with
/// modules whose parameters have `requires_grad = False` and that are put in `eval()`.
///
/// @param names each the id of a block; or the beginning of ids, ended by `*`; or [#BODY]
public record FrozenBlocks(List<String> names) {
    /// All but the head: the last block with weights, and dropout right before it, stay open.
    public static final String BODY = "body";

    public static final FrozenBlocks NONE = new FrozenBlocks(List.of());

    private static final String WORD_FOR_NONE = "none";
    private static final String ANY_END = "*";

    public FrozenBlocks {
        names = List.copyOf(names);
    }

    /// What [#toString] gave, or somebody typed: names with commas between them; a comma of a name has `\` before it.
    public static FrozenBlocks parse(String text) {
        if (text.isBlank() || text.strip().equals(WORD_FOR_NONE)) {
            return NONE;
        }
        return new FrozenBlocks(Arrays.stream(text.split("(?<!\\\\),"))
                .map(name -> name.replace("\\,", ",").strip())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList());
    }

    /// These blocks of a graph, in short where they are its body.
    public static FrozenBlocks of(Graph graph, Collection<String> ids) {
        if (Set.copyOf(ids).equals(body(graph))) {
            return new FrozenBlocks(List.of(BODY));
        }
        return new FrozenBlocks(List.copyOf(new LinkedHashSet<>(ids)));
    }

    public boolean isNone() {
        return names.isEmpty();
    }

    /// The ids of the blocks meant, in the order of the graph.
    public Set<String> in(Graph graph) {
        Set<String> body = names.contains(BODY) ? body(graph) : Set.of();
        return graph.nodes().stream()
                .map(Node::id)
                .filter(id -> body.contains(id) || names.stream().anyMatch(name -> means(name, id)))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static boolean means(String name, String id) {
        return name.endsWith(ANY_END)
                ? id.startsWith(name.substring(0, name.length() - ANY_END.length()))
                : name.equals(id);
    }

    /// A name that means no block of this graph.
    public Optional<String> unknown(Graph graph) {
        return names.stream()
                .filter(name -> !name.equals(BODY))
                .filter(name -> graph.nodes().stream().noneMatch(node -> means(name, node.id())))
                .findFirst();
    }

    /// Without names that mean no block of this graph.
    public FrozenBlocks keeping(Graph graph) {
        List<String> kept = new ArrayList<>(names);
        kept.removeIf(name -> new FrozenBlocks(List.of(name)).unknown(graph).isPresent());
        return kept.size() == names.size() ? this : new FrozenBlocks(kept);
    }

    /// The last block with weights: the head, which makes the logits.
    ///
    /// @param graph also one with problems
    public static Optional<Node> head(Graph graph) {
        return graph.inOrder().reversed().stream()
                .filter(node -> node.block() instanceof Weighted)
                .findFirst();
    }

    /// What leads to the head and can be frozen.
    static Set<String> body(Graph graph) {
        Optional<Node> head = head(graph);
        if (head.isEmpty()) {
            return Set.of();
        }
        Set<String> before = graph.upstream(head.get().id());
        String end = head.get().inputs().isEmpty() ? "" : head.get().inputs().getFirst();
        while (graph.find(end).filter(node -> node.block() instanceof Dropout).isPresent()) {
            before.remove(end);
            end = graph.node(end).inputs().stream().findFirst().orElse("");
        }
        return graph.nodes().stream()
                .filter(node -> before.contains(node.id()) && isFreezable(node))
                .map(Node::id)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /// Whether freezing a block changes anything: where it has parameters, or is random.
    public static boolean isFreezable(Node node) {
        return switch (node.block()) {
            case Weighted _, Dropout _ -> true;
            case Normalization norm -> norm.standardizes();
            case Input _, Pool _, Activation _, Flatten _, Add _, Concat _, Output _ -> false;
            case GlobalAveragePool _, GlobalMaxPool _ -> false;
        };
    }

    @Override
    public String toString() {
        return isNone()
                ? WORD_FOR_NONE
                : names.stream().map(name -> name.replace(",", "\\,")).collect(Collectors.joining(","));
    }
}
