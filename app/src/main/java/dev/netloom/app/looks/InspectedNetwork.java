package dev.netloom.app.looks;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.network.Weights;
import java.util.List;

/// A network with weights, and the images that it is looked at with.
record InspectedNetwork(Graph graph, Weights weights, Dataset data) {
    /// Multiply-adds of one long look: a minute or so on one core.
    private static final long MOST_WORK = 1_200_000_000_000L;

    List<String> convolutions() {
        return graph.inOrder().stream()
                .filter(node -> node.block() instanceof Conv)
                .map(Node::id)
                .toList();
    }

    /// The blocks that images can be compared in: all but the ends.
    List<String> layers() {
        return graph.inOrder().stream()
                .filter(node -> !(node.block() instanceof Output || node.block() instanceof Input))
                .map(Node::id)
                .toList();
    }

    /// The last block before the logits that puts out another number of values than there are classes:
    /// what the network decides from.
    String lastHidden() {
        GraphCheck check = GraphCheck.of(graph);
        String logits = logits();
        int classes = check.shapes().get(logits).size();
        List<String> layers = layers();
        for (int i = layers.indexOf(logits); i >= 0; i--) {
            if (check.shapes().get(layers.get(i)).size() != classes) {
                return named(layers.get(i));
            }
        }
        return layers.getFirst();
    }

    /// Dropout and flattening change nothing here: the block before them is better known.
    private String named(String layer) {
        Node node = graph.node(layer);
        boolean silent = node.block() instanceof Dropout || node.block() instanceof Flatten;
        return silent && !node.inputs().getFirst().equals(input())
                ? named(node.inputs().getFirst())
                : layer;
    }

    private String input() {
        return graph.nodes().stream()
                .filter(node -> node.block() instanceof Input)
                .findFirst()
                .orElseThrow()
                .id();
    }

    /// The block whose outputs are the scores of the classes.
    String logits() {
        return graph.nodes().stream()
                .filter(node -> node.block() instanceof Output)
                .findFirst()
                .orElseThrow()
                .inputs()
                .getFirst();
    }

    Shape shape(String node) {
        return GraphCheck.of(graph).shapes().get(node);
    }

    /// How many of `wanted` images a long look can take.
    int affordable(int wanted) {
        long work = Math.max(1, Summary.of(graph).multiplyAdds());
        return Math.clamp(MOST_WORK / work, 1, wanted);
    }

    String className(int label) {
        return label < data.classes().size() ? data.classes().get(label) : Integer.toString(label);
    }

    /// Whether both are looked at with the same images, brought to the same mean and deviation.
    boolean isOfSameImages(InspectedNetwork other) {
        return data == other.data
                || data.identity() == other.data.identity()
                        && data.train().size() == other.data.train().size()
                        && data.train()
                                .normalization()
                                .equals(other.data.train().normalization());
    }

    /// Whether both are the same network in the same state.
    boolean isSame(InspectedNetwork other) {
        return other != null && graph.equals(other.graph) && weights == other.weights;
    }
}
