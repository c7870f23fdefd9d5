package dev.netloom.app.diagram;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.List;

/// New blocks in a wire that exists.
final class Insertion {
    private Insertion() {}

    /// `blocks` one behind the other in wire number `wire` of those that lead to `id`.
    static Diagram before(Diagram diagram, String id, int wire, List<Block> blocks) {
        Diagram longer = diagram;
        for (Block block : blocks) {
            longer = before(longer, id, wire, block);
        }
        return longer;
    }

    private static Diagram before(Diagram diagram, String id, int wire, Block block) {
        Graph graph = diagram.graph();
        Node node = graph.node(id);
        String added = graph.freshId(block);
        String from = node.inputs().get(wire);
        List<String> inputs = new ArrayList<>(node.inputs());
        inputs.set(wire, added);
        Place place = between(diagram.place(from), diagram.place(id));
        Diagram wired = diagram.withGraph(graph.with(node.withInputs(inputs))).with(Node.of(added, block, from), place);
        return wired.withPlaces(Layout.makeRoom(wired.places(), added));
    }

    /// In the column behind `from` where both lie in one row; else beside the block that the wire leads to.
    private static Place between(Place from, Place to) {
        boolean sameRow = Math.abs(from.y() - to.y()) < Layout.HEIGHT && to.x() > from.x();
        return sameRow ? new Place(Math.min(from.x() + Layout.COLUMN, to.x()), to.y()) : new Place(to.x(), to.y());
    }
}
