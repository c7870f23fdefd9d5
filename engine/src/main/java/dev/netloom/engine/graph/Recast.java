package dev.netloom.engine.graph;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Tanh;
import java.util.Optional;

/// A network for other images, or for other classes, than it was drawn for. Its blocks stay as they are, but for the
/// one that says so; whether all still fit together is for [GraphCheck] to tell.
public final class Recast {
    private Recast() {}

    /// With images of this shape coming in.
    ///
    /// @throws dev.netloom.engine.block.InvalidSetting where no input may have this shape
    public static Graph forImages(Graph graph, Shape image) {
        Input input = new Input(image.channels(), image.height(), image.width());
        return graph.map(node -> node.block() instanceof Input ? node.withBlock(input) : node);
    }

    /// With so many units, or filters, in the last block that has some; empty where it is not the only one that the
    /// number of classes depends on.
    ///
    /// @throws dev.netloom.engine.block.InvalidSetting where no block may have so many
    public static Optional<Graph> forClasses(Graph graph, int classes) {
        Optional<Node> node = graph.nodes().stream()
                .filter(one -> one.block() instanceof Output)
                .findFirst()
                .flatMap(end -> before(graph, end));
        while (node.isPresent() && keepsChannels(node.get().block())) {
            node = before(graph, node.get());
        }
        return node.flatMap(last -> decided(last, classes)).map(graph::with);
    }

    private static Optional<Node> before(Graph graph, Node node) {
        return node.inputs().size() == 1 ? graph.find(node.inputs().getFirst()) : Optional.empty();
    }

    private static Optional<Node> decided(Node last, int classes) {
        return switch (last.block()) {
            case Dense dense -> Optional.of(last.withBlock(BlockType.of(dense).with(dense, "units", classes)));
            case Conv conv -> Optional.of(last.withBlock(BlockType.of(conv).with(conv, "filters", classes)));
            default -> Optional.empty();
        };
    }

    /// Whether as many classes come out as channels come in: of a flattened image that is so for a single place only,
    /// and else the check of the classes finds it out.
    private static boolean keepsChannels(Block block) {
        return switch (block) {
            case Relu _, LeakyRelu _, Sigmoid _, Tanh _, Dropout _, BatchNorm _, LocalResponseNorm _ -> true;
            case GlobalAveragePool _, GlobalMaxPool _, Flatten _ -> true;
            default -> false;
        };
    }
}
