package dev.netloom.engine.graph;

import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.block.Weighted;
import java.util.Optional;

/// A network for other images, or for other classes, than it was drawn for. Its blocks stay as they are, but for the
/// one that says so; whether all still fit together is for [GraphCheck] to tell.
public final class NetworkAdapter {
    private NetworkAdapter() {}

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
        while (node.isPresent() && !(node.get().block() instanceof Weighted)) {
            node = before(graph, node.get());
        }
        return node.map(last -> last.withBlock(((Weighted) last.block()).withOutputs(classes)))
                .map(graph::with);
    }

    private static Optional<Node> before(Graph graph, Node node) {
        return node.inputs().size() == 1 ? graph.find(node.inputs().getFirst()) : Optional.empty();
    }
}
