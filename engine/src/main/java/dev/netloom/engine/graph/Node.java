package dev.netloom.engine.graph;

import dev.netloom.engine.block.Block;
import java.util.ArrayList;
import java.util.List;

/// A block in a graph: the name it goes by there, and the nodes that its wires come from, in order.
public record Node(String id, Block block, List<String> inputs) {
    /// Characters of an id in a project file. Ids become names in files of weights, where 65,535 bytes are the limit.
    public static final int LONGEST_ID = 500;

    public Node {
        if (id.isBlank()) {
            throw new IllegalArgumentException("a node needs an id");
        }
        inputs = List.copyOf(inputs);
    }

    public static Node of(String id, Block block, String... inputs) {
        return new Node(id, block, List.of(inputs));
    }

    public Node withBlock(Block block) {
        return new Node(id, block, inputs);
    }

    public Node withInputs(List<String> inputs) {
        return new Node(id, block, inputs);
    }

    /// With every wire that came from `old` coming from `replacement` instead.
    public Node rewired(String old, String replacement) {
        List<String> rewired = new ArrayList<>(inputs);
        rewired.replaceAll(input -> input.equals(old) ? replacement : input);
        return withInputs(rewired);
    }
}
