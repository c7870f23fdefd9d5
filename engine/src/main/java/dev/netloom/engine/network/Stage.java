package dev.netloom.engine.network;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.GlobalMaxPool;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Silu;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.graph.Node;
import java.util.List;
import java.util.Optional;

/// A step of a plan: a block that reads wires and writes one. A wire goes by the name of the node it comes from.
///
/// @param number the block's place in the graph, whatever is merged
/// @param node whose parameters the step uses
/// @param norm the batch normalisation behind the block that it also computes
/// @param relu whether it also applies the ReLU behind the block
record Stage(
        int number, String node, Block block, List<String> inputs, String output, Optional<Stage> norm, boolean relu) {
    static Stage of(int number, Node node) {
        return new Stage(number, node.id(), node.block(), node.inputs(), node.id(), Optional.empty(), false);
    }

    boolean isWeighted() {
        return block instanceof Weighted;
    }

    /// Whether it can compute the ReLU behind it.
    boolean mayEndInRelu() {
        return isWeighted() || block instanceof BatchNorm || block instanceof Add && inputs.size() == 2;
    }

    boolean isMaxPool() {
        return block instanceof Pool pool && pool.kind() == Pool.Kind.MAX;
    }

    /// Whether going back reads what came in.
    ///
    /// @param frozen whether the gradients of its parameters are not wanted
    boolean rereadsInputs(boolean frozen) {
        return switch (block) {
            case Weighted _ -> !frozen;
            case BatchNorm _, GroupNorm _, LocalResponseNorm _, Gelu _, Silu _ -> true;
            case Relu _, LeakyRelu _, Sigmoid _, Tanh _, Dropout _, Flatten _, Add _, Concat _ -> false;
            case Pool _, GlobalAveragePool _, GlobalMaxPool _, Input _, Output _ -> false;
        };
    }

    /// Whether going back reads what went out.
    boolean rereadsOutput() {
        return switch (block) {
            case Relu _, LeakyRelu _, Sigmoid _, Tanh _, LocalResponseNorm _ -> true;
            case Weighted _, Pool _, GlobalAveragePool _, GlobalMaxPool _, Add _ -> relu;
            case BatchNorm _, GroupNorm _, Gelu _, Silu _, Dropout _, Flatten _, Concat _ -> false;
            case Input _, Output _ -> false;
        };
    }

    /// Whether going back writes over the gradient of what went out: a ReLU does, where no kernel computes it with what
    /// comes before it.
    boolean overwritesGradient() {
        return relu && !(block instanceof BatchNorm);
    }

    /// The same step with the ReLU that `last` ends in computed by it.
    Stage thenRelu(Stage last) {
        return new Stage(number, node, block, inputs, last.output, norm, true);
    }

    /// The same step with the normalisation behind it computed by it.
    Stage thenNorm(Stage last) {
        return new Stage(number, node, block, inputs, last.output, Optional.of(last), relu);
    }

    Stage reading(String input) {
        return new Stage(number, node, block, List.of(input), output, norm, relu);
    }
}
