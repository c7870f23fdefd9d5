package dev.netloom.app.diagram;

import dev.netloom.engine.block.Pool;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Where blocks lie: in columns by their distance from the input, from left to right, wrapped into rows like text. A
/// pooling block ends a row, since it ends a stage of the network.
public final class Layout {
    /// Size of a block without a problem, and the distances from one block's corner to the next's.
    public static final double WIDTH = 160;

    public static final double HEIGHT = 88;
    /// How far below a block's top its wires begin and end.
    public static final double PORT = 22;

    public static final double COLUMN = 190;
    public static final double ROW = 130;
    public static final double MARGIN = 40;
    private static final int COLUMNS = 6;
    private static final int SHORTEST_STAGE = 3;

    private Layout() {}

    public static Map<String, Place> of(Graph graph) {
        Map<String, Place> places = new LinkedHashMap<>();
        int column = 0;
        double top = MARGIN;
        int lanes = 1;
        for (List<Node> layer : layers(graph)) {
            if (column == COLUMNS) {
                column = 0;
                top += lanes * ROW;
                lanes = 1;
            }
            for (int lane = 0; lane < layer.size(); lane++) {
                places.put(layer.get(lane).id(), new Place(MARGIN + column * COLUMN, top + lane * ROW));
            }
            lanes = Math.max(lanes, layer.size());
            boolean stageEnds = layer.size() == 1 && layer.getFirst().block() instanceof Pool;
            column = stageEnds && column + 1 >= SHORTEST_STAGE ? COLUMNS : column + 1;
        }
        return places;
    }

    /// The nodes by the length of the longest way to them; those in circles come last.
    private static List<List<Node>> layers(Graph graph) {
        Map<String, Integer> depths = new HashMap<>();
        for (Node node : graph.inOrder()) {
            depths.put(
                    node.id(),
                    node.inputs().stream()
                            .mapToInt(input -> depths.getOrDefault(input, -1) + 1)
                            .max()
                            .orElse(0));
        }
        Map<Integer, List<Node>> layers = new TreeMap<>();
        for (Node node : graph.nodes()) {
            int depth = depths.getOrDefault(node.id(), Integer.MAX_VALUE);
            layers.computeIfAbsent(depth, key -> new ArrayList<>()).add(node);
        }
        return List.copyOf(layers.values());
    }

    /// `places` with `id` in the next column of `left`, if it covered that block.
    static Map<String, Place> clearOf(Map<String, Place> places, String id, String left) {
        Map<String, Place> moved = new LinkedHashMap<>(places);
        Place mine = places.get(id);
        Place other = places.get(left);
        if (covers(mine, other)) {
            moved.put(id, new Place(other.x() + COLUMN, other.y()));
        }
        return moved;
    }

    /// `places` with `id` in the column before `right`, or in its place and that one moved on.
    static Map<String, Place> leftOf(Map<String, Place> places, String id, String right) {
        Place place = places.get(right);
        Place before = new Place(place.x() - COLUMN, place.y());
        boolean free = places.entrySet().stream()
                .filter(other -> !other.getKey().equals(id))
                .noneMatch(other -> covers(before, other.getValue()));
        Map<String, Place> moved = new LinkedHashMap<>(places);
        moved.put(id, free ? before : place);
        return makeRoom(moved, id);
    }

    /// A row lower.
    static Place below(Place place) {
        return new Place(place.x(), place.y() + ROW);
    }

    /// True where two blocks at these places would lie on each other.
    static boolean covers(Place one, Place other) {
        return Math.abs(one.x() - other.x()) < WIDTH && Math.abs(one.y() - other.y()) < HEIGHT;
    }

    /// `places` with `id` left where it is, and the blocks that it would cover moved right, one pushing the next.
    static Map<String, Place> makeRoom(Map<String, Place> places, String id) {
        Map<String, Place> moved = new LinkedHashMap<>(places);
        push(moved, id);
        return moved;
    }

    private static void push(Map<String, Place> places, String id) {
        Place mine = places.get(id);
        for (String other : List.copyOf(places.keySet())) {
            Place place = places.get(other);
            boolean covered = !other.equals(id)
                    && Math.abs(place.y() - mine.y()) < HEIGHT
                    && place.x() > mine.x() - WIDTH / 2
                    && place.x() < mine.x() + WIDTH + 4;
            if (covered) {
                places.put(other, new Place(mine.x() + COLUMN, place.y()));
                push(places, other);
            }
        }
    }
}
