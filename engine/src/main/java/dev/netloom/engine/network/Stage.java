package dev.netloom.engine.network;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A step of a plan: a block that reads wires and writes one. A wire goes by the name of the node it comes from.
///
/// @param number the block's place in the graph, whatever is merged
/// @param node whose parameters the step uses
/// @param relu whether it also applies the ReLU behind the block
record Stage(int number, String node, Block block, List<String> inputs, String output, boolean relu) {
    static Stage of(int number, Node node) {
        return new Stage(number, node.id(), node.block(), node.inputs(), node.id(), false);
    }

    /// The rewriting that makes a training plan fast: a convolution or dense layer whose only reader is a ReLU
    /// computes it in the same pass.
    static List<Stage> fuse(List<Stage> stages) {
        Map<String, Integer> readers = new HashMap<>();
        Map<String, Stage> relus = new HashMap<>();
        for (Stage stage : stages) {
            stage.inputs.forEach(input -> readers.merge(input, 1, Integer::sum));
            if (stage.block instanceof Relu) {
                relus.put(stage.inputs.getFirst(), stage);
            }
        }
        List<Stage> fused = new ArrayList<>();
        Set<Stage> merged = new HashSet<>();
        for (Stage stage : stages) {
            Stage relu = relus.get(stage.output);
            boolean weighted = stage.block instanceof Conv || stage.block instanceof Dense;
            if (weighted && relu != null && readers.get(stage.output) == 1) {
                fused.add(new Stage(stage.number, stage.node, stage.block, stage.inputs, relu.output, true));
                merged.add(relu);
            } else if (!merged.contains(stage)) {
                fused.add(stage);
            }
        }
        return fused;
    }
}
