package dev.netloom.app.diagram;

import dev.netloom.engine.store.Project.Place;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The sizes and distances of blocks, and how one makes room for another. [AutoLayout] lays out whole networks.
public final class Layout {
    /// Size of a block that shows its output, without a problem, and the distances from one block's corner to the
    /// next's.
    public static final double WIDTH = 160;

    public static final double HEIGHT = 124;
    /// Height of a block that does not show its output.
    public static final double LOW = 88;

    /// How far below a block's top its wires begin and end.
    public static final double PORT = 22;

    public static final double COLUMN = 190;
    public static final double ROW = 158;
    public static final double MARGIN = 40;
    static final int COLUMNS = 6;
    /// A row of fewer blocks goes on after a pool.
    static final int SHORTEST_STAGE = 3;

    private Layout() {}

    /// `mine`, or the next column of `left` where it would cover what is there.
    static Place clearOf(Place mine, Place left) {
        return covers(mine, left) ? new Place(left.x() + COLUMN, left.y()) : mine;
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
