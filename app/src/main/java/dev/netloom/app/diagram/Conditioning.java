package dev.netloom.app.diagram;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Edits of the whole network that decide how well gradients come through it.
public final class Conditioning {
    /// The deviation of the book's first networks.
    public static final double FIXED = 0.01;

    private Conditioning() {}

    /// How the weights of all convolutions and dense layers begin; empty where they differ, or where there are none.
    public static Optional<Initialization> initialization(Graph graph) {
        Set<Initialization> found = graph.nodes().stream()
                .flatMap(node -> initialization(node.block()).stream())
                .collect(Collectors.toSet());
        return found.size() == 1 ? Optional.of(found.iterator().next()) : Optional.empty();
    }

    private static Optional<Initialization> initialization(Block block) {
        return block instanceof Weighted weighted ? Optional.of(weighted.initialization()) : Optional.empty();
    }

    /// With all their weights beginning so; fixed ones with a deviation of 0.01.
    public static Diagram initialize(Diagram diagram, Initialization initialization) {
        return diagram.withGraph(diagram.graph().map(node -> initialize(node, initialization)));
    }

    private static Node initialize(Node node, Initialization initialization) {
        if (initialization(node.block()).isEmpty()) {
            return node;
        }
        BlockType type = BlockType.of(node.block());
        Block begun = type.with(node.block(), "initialization", initialization);
        return node.withBlock(initialization == Initialization.FIXED ? type.with(begun, "deviation", FIXED) : begun);
    }

    /// True where every convolution, and there is one, leads to a batch normalisation only.
    public static boolean isNormalized(Graph graph) {
        return graph.nodes().stream().anyMatch(node -> node.block() instanceof Conv)
                && bare(graph).isEmpty();
    }

    /// With a batch normalisation behind every convolution that has none.
    public static Diagram normalize(Diagram diagram) {
        Diagram normal = diagram;
        for (String conv : bare(diagram.graph())) {
            normal = Edits.addConnected(normal, BlockType.of(BatchNorm.class).preset(), conv);
        }
        return normal;
    }

    /// Without any batch normalisation.
    public static Diagram unnormalize(Diagram diagram) {
        return Edits.delete(
                diagram,
                diagram.graph().nodes().stream()
                        .filter(node -> node.block() instanceof BatchNorm)
                        .map(Node::id)
                        .toList());
    }

    private static List<String> bare(Graph graph) {
        return graph.nodes().stream()
                .filter(node -> node.block() instanceof Conv)
                .map(Node::id)
                .filter(id -> {
                    List<Node> next = graph.consumers(id);
                    return next.isEmpty() || !next.stream().allMatch(node -> node.block() instanceof BatchNorm);
                })
                .toList();
    }
}
