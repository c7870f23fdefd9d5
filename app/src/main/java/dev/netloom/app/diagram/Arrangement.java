package dev.netloom.app.diagram;

import dev.netloom.engine.store.Project.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Blocks laid out beside each other, from (0, 0) on.
///
/// @param places by block
/// @param lead how far below the top the line lies on which its neighbours' tops go, so that wires run level
record Arrangement(Map<String, Place> places, double width, double height, double lead) {
    static Arrangement block(String id) {
        return new Arrangement(Map.of(id, new Place(0, 0)), Layout.WIDTH, Layout.HEIGHT, 0);
    }

    /// As one card, whose corner is where the blocks begin.
    Arrangement folded() {
        return new Arrangement(places, Layout.WIDTH, Layout.HEIGHT, 0);
    }

    /// In a frame.
    Arrangement framed() {
        return new Arrangement(
                moved(GroupBox.SIDE, GroupBox.TOP),
                width + 2 * GroupBox.SIDE,
                height + GroupBox.TOP + GroupBox.BOTTOM,
                lead + GroupBox.TOP);
    }

    Map<String, Place> moved(double dx, double dy) {
        Map<String, Place> moved = new LinkedHashMap<>();
        places.forEach((id, at) -> moved.put(id, new Place(at.x() + dx, at.y() + dy)));
        return moved;
    }

    /// From left to right, wrapped like text, for a page of about 8:5, but at least as wide as so many columns. Where
    /// `ends` says so, a row is full before.
    static Arrangement rows(List<Arrangement> parts, List<Boolean> ends, int columns) {
        double gap = Layout.COLUMN - Layout.WIDTH;
        double area = parts.stream()
                .mapToDouble(part -> (part.width + gap) * (part.height + Layout.ROW - Layout.HEIGHT))
                .sum();
        double widest = parts.stream().mapToDouble(Arrangement::width).max().orElse(0);
        double limit = Math.max(Math.max(widest, columns * Layout.COLUMN - gap), Math.sqrt(1.6 * area));
        Rows rows = new Rows(limit, gap);
        for (int i = 0; i < parts.size(); i++) {
            rows.add(parts.get(i));
            if (ends.get(i)) {
                rows.end();
            }
        }
        return rows.finish();
    }

    /// One above the other.
    static Arrangement stack(Collection<Arrangement> parts) {
        if (parts.size() == 1) {
            return parts.iterator().next();
        }
        Rows rows = new Rows(0, 0);
        parts.forEach(rows::add);
        return rows.finish();
    }
}
