package dev.netloom.engine.network;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.graph.Node;
import java.util.List;

/// A step of a plan: a block that reads wires and writes one. A wire goes by the name of the node it comes from.
///
/// @param number the block's place in the graph, whatever is merged
/// @param node whose parameters the step uses
/// @param relu whether it also applies the ReLU behind the block
record Stage(int number, String node, Block block, List<String> inputs, String output, boolean relu) {
    static Stage of(int number, Node node) {
        return new Stage(number, node.id(), node.block(), node.inputs(), node.id(), false);
    }

    boolean isWeighted() {
        return block instanceof Weighted;
    }

    boolean isMaxPool() {
        return block instanceof Pool pool && pool.kind() == Pool.Kind.MAX;
    }

    /// The same step with the ReLU that `last` ends in computed by it.
    Stage thenRelu(Stage last) {
        return new Stage(number, node, block, inputs, last.output, true);
    }

    Stage reading(String input) {
        return new Stage(number, node, block, List.of(input), output, relu);
    }
}
