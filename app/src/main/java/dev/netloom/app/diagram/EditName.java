package dev.netloom.app.diagram;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// What an edit is called, with what it was done to: "add Conv", "move 3 blocks", "connect ReLU to Pool".
public final class EditName {
    private EditName() {}

    /// The text under `edit.` and `key`. Where no `arguments` are given, they are read off the two diagrams: the ends
    /// of the wire that is new or gone, or else the blocks that are new, gone, changed or moved.
    static String of(String key, Diagram before, Diagram after, Object... arguments) {
        return Texts.of("edit." + key, arguments.length > 0 ? List.of(arguments) : subject(before, after));
    }

    /// "Conv".
    public static String of(Block block) {
        return Texts.of("block." + BlockType.of(block).key() + ".name");
    }

    /// "Conv", or "3 blocks".
    public static String of(Graph graph, Collection<String> ids) {
        return ids.size() == 1 ? of(graph.node(ids.iterator().next()).block()) : Texts.of("edit.blocks", ids.size());
    }

    private static List<Object> subject(Diagram before, Diagram after) {
        List<String> added = missing(before.graph(), after.graph());
        if (!added.isEmpty()) {
            return List.of(of(after.graph(), added));
        }
        List<String> gone = missing(after.graph(), before.graph());
        if (!gone.isEmpty()) {
            return List.of(of(before.graph(), gone));
        }
        List<Wire> wires = new ArrayList<>(after.wires());
        wires.removeAll(before.wires());
        if (wires.isEmpty()) {
            wires.addAll(before.wires());
            wires.removeAll(after.wires());
        }
        if (!wires.isEmpty()) {
            Wire wire = wires.getFirst();
            return List.of(
                    of(before.graph().node(wire.from()).block()),
                    of(before.graph().node(wire.to()).block()));
        }
        return List.of(of(after.graph(), changed(before, after)));
    }

    /// What `graph` lacks of `other`.
    static List<String> missing(Graph graph, Graph other) {
        return other.nodes().stream()
                .map(Node::id)
                .filter(id -> !graph.contains(id))
                .toList();
    }

    private static List<String> changed(Diagram before, Diagram after) {
        return after.graph().nodes().stream()
                .filter(node -> !node.equals(before.graph().node(node.id()))
                        || !after.place(node.id()).equals(before.place(node.id())))
                .map(Node::id)
                .toList();
    }
}
