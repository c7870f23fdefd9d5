package dev.netloom.engine.train;

import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What of a network a run trains, in the order in which it opens: parts that each have an optimiser of their own, as
/// PyTorch has parameter groups.
final class TrainedParts {
    private final Set<String> frozen;
    private final List<Part> parts = new ArrayList<>();

    /// @param rate what the learning rate is multiplied by
    /// @param fromEpoch the first epoch that trains it
    record Part(Set<String> blocks, double rate, int fromEpoch) {}

    /// @param graph one without problems
    TrainedParts(Graph graph, TransferSettings settings) {
        this.frozen = settings.frozen().in(graph);
        String head = FrozenBlocks.head(graph).map(Node::id).orElse("");
        boolean alike = settings.bodyRate() == 1;
        add(ids(graph, id -> !frozen.contains(id) && (alike || id.equals(head))), 1, 1);
        add(ids(graph, id -> !frozen.contains(id) && !(alike || id.equals(head))), settings.bodyRate(), 1);
        if (settings.unfreezeEvery() > 0) {
            int epoch = 1;
            for (Set<String> unit : fromTheTop(graph)) {
                epoch += settings.unfreezeEvery();
                add(unit, unit.contains(head) ? 1 : settings.bodyRate(), epoch);
            }
        }
    }

    private static Set<String> ids(Graph graph, Predicate<String> wanted) {
        return graph.nodes().stream().map(Node::id).filter(wanted).collect(Collectors.toSet());
    }

    private void add(Set<String> blocks, double rate, int fromEpoch) {
        if (!blocks.isEmpty()) {
            parts.add(new Part(blocks, rate, fromEpoch));
        }
    }

    /// The frozen blocks, each with weights together with those behind it that have none.
    private List<Set<String>> fromTheTop(Graph graph) {
        List<Set<String>> units = new ArrayList<>();
        Set<String> unit = new LinkedHashSet<>();
        for (Node node : graph.inOrder().reversed()) {
            if (frozen.contains(node.id())) {
                unit.add(node.id());
                if (node.block() instanceof Weighted) {
                    units.add(unit);
                    unit = new LinkedHashSet<>();
                }
            }
        }
        if (!unit.isEmpty()) {
            units.add(unit);
        }
        return units;
    }

    List<Part> all() {
        return parts;
    }

    List<Set<String>> blocks() {
        return parts.stream().map(Part::blocks).toList();
    }

    /// How many of the parts an epoch trains, from the first on.
    int openAt(int epoch) {
        return (int) parts.stream().filter(part -> part.fromEpoch <= epoch).count();
    }

    /// What an epoch leaves as it is.
    Set<String> frozenAt(int epoch) {
        Set<String> left = new HashSet<>(frozen);
        parts.subList(0, openAt(epoch)).forEach(part -> left.removeAll(part.blocks));
        return left;
    }
}
