package dev.netloom.app.diagram;

import dev.netloom.app.diagram.Visible.Part;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.store.Project.Place;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Rectangle2D;

/// Makes room where a group grows, and closes up where it shrinks: what lies right of it in the same rows moves
/// sideways, what lies below moves up or down, each as a whole, so that what was placed by hand stays as it was.
final class GroupSpacing {
    private static final double COLUMN_GAP = Layout.COLUMN - Layout.WIDTH;
    private static final double ROW_GAP = Layout.ROW - Layout.HEIGHT;

    /// Frames may come closer than blocks, since wires run inside them.
    private static final double FRAME_GAP = 16;

    private GroupSpacing() {}

    /// The block `id` at `place`, and what it would cover there moved on, folded groups as wholes.
    static Diagram at(Diagram diagram, String id, Place place) {
        FocusOrder stops = FocusOrder.of(Visible.of(diagram));
        Map<String, Place> places = new LinkedHashMap<>(diagram.places());
        places.keySet().removeIf(block -> !stops.contains(block));
        stops.all().forEach(stop -> places.putIfAbsent(stop, stops.place(stop)));
        places.put(id, place);
        Map<String, Place> moved = Layout.makeRoom(places, id);
        Map<String, Place> all = new LinkedHashMap<>(diagram.places());
        all.put(id, place);
        for (String stop : stops.all()) {
            double dx = moved.get(stop).x() - places.get(stop).x();
            for (String block : stops.blocks(stop)) {
                all.computeIfPresent(block, (key, at) -> new Place(at.x() + dx, at.y()));
            }
        }
        return diagram.withPlaces(all);
    }

    /// @param before the diagram in which the group `id` has its old size
    /// @param after the same with its new size
    static Diagram adjust(Diagram before, Diagram after, String id) {
        Group old = before.groups().find(id).orElseThrow();
        if (Visible.of(before)
                .cover(old.members().iterator().next())
                .filter(cover -> cover.holds(old))
                .isPresent()) {
            return after; // Nobody sees it.
        }
        Diagram adjusted = after;
        List<Group> chain = after.groups().around(old.members().iterator().next()).stream()
                .filter(group -> group.id().equals(id) || group.holds(old))
                .toList();
        for (int i = 0; i < chain.size(); i++) {
            Optional<Group> container = i + 1 < chain.size() ? Optional.of(chain.get(i + 1)) : Optional.empty();
            Group same = before.groups().find(chain.get(i).id()).orElseThrow();
            Rectangle2D from = Visible.of(before).box(same);
            double lift = above(adjusted, container, chain.get(i), from);
            adjusted = move(adjusted, notAbove(adjusted, container, from, chain.get(i)), 0, lift);
            from = new Rectangle2D(from.getMinX(), from.getMinY() + lift, from.getWidth(), from.getHeight());
            Rectangle2D to = Visible.of(adjusted).box(chain.get(i));
            adjusted = beside(adjusted, container, chain.get(i), from, to);
            adjusted = below(adjusted, container, chain.get(i), from, to);
        }
        return adjusted;
    }

    /// How far the group and all that is not above it have to move down, so that the room for its title is free; less
    /// than 0 where that room is no longer needed.
    private static double above(Diagram diagram, Optional<Group> container, Group group, Rectangle2D from) {
        Rectangle2D to = Visible.of(diagram).box(group);
        List<Part> moving = notAbove(diagram, container, from, group);
        double ceiling = Visible.of(diagram).parts(container).stream()
                .filter(part -> !moving.contains(part))
                .mapToDouble(part -> part.box().getMaxY())
                .max()
                .orElse(-Double.MAX_VALUE);
        double free = moving.stream()
                        .mapToDouble(part -> part.box().getMinY() - (isFrame(part) ? FRAME_GAP : ROW_GAP))
                        .min()
                        .orElse(0)
                - ceiling;
        if (ceiling == -Double.MAX_VALUE) {
            return 0;
        }
        double growth = from.getMinY() - to.getMinY();
        return growth >= 0 ? Math.clamp(-free, 0, growth) : -Math.clamp(free, 0, -growth);
    }

    private static List<Part> notAbove(Diagram diagram, Optional<Group> container, Rectangle2D from, Group group) {
        return Visible.of(diagram).parts(container).stream()
                .filter(part -> part.box().getMaxY() > from.getMinY() + 1
                        || group.members().contains(part.blocks().getFirst()))
                .toList();
    }

    private static boolean isFrame(Part part) {
        return part.box().getWidth() > Layout.WIDTH;
    }

    private static Diagram beside(
            Diagram diagram, Optional<Group> container, Group group, Rectangle2D from, Rectangle2D to) {
        List<Part> parts = others(diagram, container, group);
        List<Part> right = parts.stream()
                .filter(part -> part.box().getMinX() >= from.getMaxX() - 1)
                .filter(part -> overlap(part.box().getMinY(), part.box().getMaxY(), from.getMinY(), from.getMaxY()))
                .toList();
        double first =
                right.stream().mapToDouble(part -> part.box().getMinX()).min().orElse(0);
        double growth = to.getMaxX() - from.getMaxX();
        if (growth > 0) {
            return move(diagram, right, Math.clamp(to.getMaxX() + COLUMN_GAP - first, 0, growth), 0);
        }
        double free = -growth;
        for (Part part : right) {
            double wall = parts.stream()
                    .filter(other -> !right.contains(other))
                    .map(Part::box)
                    .filter(box -> box.getMinX() < part.box().getMinX())
                    .filter(box -> overlap(
                            box.getMinY(),
                            box.getMaxY(),
                            part.box().getMinY(),
                            part.box().getMaxY()))
                    .mapToDouble(Rectangle2D::getMaxX)
                    .max()
                    .orElse(-Double.MAX_VALUE);
            free = Math.min(free, part.box().getMinX() - Math.max(wall, to.getMaxX()) - COLUMN_GAP);
        }
        return move(diagram, right, -Math.max(0, free), 0);
    }

    private static Diagram below(
            Diagram diagram, Optional<Group> container, Group group, Rectangle2D from, Rectangle2D to) {
        List<Part> parts = others(diagram, container, group);
        List<Part> under = parts.stream()
                .filter(part -> part.box().getMinY() >= from.getMaxY() - 1)
                .toList();
        double first =
                under.stream().mapToDouble(part -> part.box().getMinY()).min().orElse(0);
        double growth = to.getMaxY() - from.getMaxY();
        if (growth > 0) {
            return move(diagram, under, 0, Math.clamp(to.getMaxY() + ROW_GAP - first, 0, growth));
        }
        double floor = parts.stream()
                .filter(part -> !under.contains(part))
                .mapToDouble(part -> part.box().getMaxY())
                .max()
                .orElse(-Double.MAX_VALUE);
        double free = Math.min(-growth, first - Math.max(floor, to.getMaxY()) - ROW_GAP);
        return move(diagram, under, 0, -Math.max(0, free));
    }

    private static List<Part> others(Diagram diagram, Optional<Group> container, Group group) {
        return Visible.of(diagram).parts(container).stream()
                .filter(part -> !group.members().contains(part.blocks().getFirst()))
                .toList();
    }

    private static Diagram move(Diagram diagram, List<Part> parts, double dx, double dy) {
        if (dx == 0 && dy == 0) {
            return diagram;
        }
        Set<String> ids = new HashSet<>();
        parts.forEach(part -> ids.addAll(part.blocks()));
        return Edits.move(diagram, ids, dx, dy);
    }

    private static boolean overlap(double min, double max, double otherMin, double otherMax) {
        return min < otherMax && otherMin < max;
    }
}
