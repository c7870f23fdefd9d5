package dev.netloom.app.diagram;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Several blocks that take the place of one: in columns to its right and rows below it. What lies there moves on.
final class Replacement {
    private final Diagram diagram;
    private final Node replaced;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, int[]> cells = new LinkedHashMap<>();
    private Graph names;

    Replacement(Diagram diagram, Node replaced) {
        this.diagram = diagram;
        this.replaced = replaced;
        names = diagram.graph().without(replaced.id());
    }

    /// @return the id of the new block
    String add(Block block, int column, int row, String... inputs) {
        String id = names.freshId(block);
        Node node = Node.of(id, block, inputs);
        names = names.with(node);
        nodes.add(node);
        cells.put(id, new int[] {column, row});
        return id;
    }

    /// @param output the new block whose output replaces the old one's
    /// @param title of the group that the new blocks form
    Diagram finish(String output, String title) {
        List<Node> all = new ArrayList<>();
        for (Node node : diagram.graph().nodes()) {
            if (node.equals(replaced)) {
                all.addAll(nodes);
            } else {
                all.add(node.rewired(replaced.id(), output));
            }
        }
        return GroupEdits.group(diagram.with(new Graph(all), places()), cells.keySet(), title);
    }

    private Map<String, Place> places() {
        Place corner = diagram.place(replaced.id());
        int columns = cells.values().stream().mapToInt(cell -> cell[0]).max().orElse(0);
        int rows = cells.values().stream().mapToInt(cell -> cell[1]).max().orElse(0);
        Map<String, Place> places = new LinkedHashMap<>();
        diagram.places().forEach((id, at) -> {
            boolean below = at.y() >= corner.y() + Layout.HEIGHT;
            boolean right = !below && at.y() > corner.y() - Layout.HEIGHT && at.x() > corner.x();
            places.put(
                    id,
                    new Place(
                            at.x() + (right ? columns * Layout.COLUMN : 0), at.y() + (below ? rows * Layout.ROW : 0)));
        });
        cells.forEach((id, cell) ->
                places.put(id, new Place(corner.x() + cell[0] * Layout.COLUMN, corner.y() + cell[1] * Layout.ROW)));
        return places;
    }
}
