package dev.netloom.app.diagram;

import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Node;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.geometry.Rectangle2D;

/// What is seen of a diagram: the blocks that no folded group hides, the cards of folded groups, the frames of others.
///
/// @param covers for each hidden block the folded group that stands for it
public record Visible(Diagram diagram, Map<String, Group> covers) {
    public static Visible of(Diagram diagram) {
        return new Visible(diagram, diagram.groups().covers());
    }

    public List<Node> blocks() {
        return diagram.graph().nodes().stream()
                .filter(node -> !covers.containsKey(node.id()))
                .toList();
    }

    /// The folded groups that are seen.
    public List<Group> cards() {
        return diagram.groups().all().stream().filter(this::isCard).toList();
    }

    private boolean isCard(Group group) {
        return group.folded() && group.equals(cover(group));
    }

    private Group cover(Group group) {
        return covers.get(group.members().iterator().next());
    }

    /// The unfolded groups that are seen, outer ones before those in them.
    public List<Group> frames() {
        return diagram.groups().all().stream()
                .filter(group -> !group.folded())
                .filter(group -> cover(group) == null || !cover(group).holds(group))
                .sorted(Comparator.comparingInt(group -> -group.members().size()))
                .toList();
    }

    public Optional<Group> cover(String block) {
        return Optional.ofNullable(covers.get(block));
    }

    /// The wires that do not run inside a card, one of each kind where cards make several look the same.
    public List<Wire> wires() {
        Map<Wire, Wire> seen = new LinkedHashMap<>();
        for (Wire wire : diagram.wires()) {
            Wire ends = new Wire(stand(wire.from()), stand(wire.to()));
            if (!ends.from().equals(ends.to())) {
                seen.putIfAbsent(ends, wire);
            }
        }
        return List.copyOf(seen.values());
    }

    /// What a wire to or from `block` is seen to run to: the block, or the card that hides it.
    private String stand(String block) {
        return cover(block).map(group -> FocusOrder.card(group.id())).orElse(block);
    }

    /// What lies directly in `container`, or in the open where there is none: groups as wholes, and single blocks.
    List<Part> parts(Optional<Group> container) {
        List<Group> inside = diagram.groups().all().stream()
                .filter(group -> container.map(outer -> outer.holds(group)).orElse(true))
                .toList();
        List<Group> direct = inside.stream()
                .filter(group -> inside.stream().noneMatch(other -> other.holds(group)))
                .toList();
        List<Part> parts = new ArrayList<>();
        direct.forEach(group -> parts.add(new Part(List.copyOf(group.members()), box(group))));
        Stream<String> blocks = container
                .map(outer -> outer.members().stream())
                .orElseGet(() -> diagram.graph().nodes().stream().map(Node::id));
        blocks.filter(id -> direct.stream().noneMatch(group -> group.members().contains(id)))
                .forEach(id -> parts.add(new Part(List.of(id), GroupBox.block(diagram.place(id)))));
        return parts;
    }

    /// Blocks that are moved as one, and the place that they take.
    record Part(List<String> blocks, Rectangle2D box) {}

    /// The place that a group takes, if it is not inside a folded one.
    Rectangle2D box(Group group) {
        if (group.folded()) {
            return GroupBox.card(diagram, group);
        }
        List<Rectangle2D> boxes =
                parts(Optional.of(group)).stream().map(Part::box).toList();
        return GroupBox.around(
                boxes.stream().mapToDouble(Rectangle2D::getMinX).min().orElseThrow(),
                boxes.stream().mapToDouble(Rectangle2D::getMinY).min().orElseThrow(),
                boxes.stream().mapToDouble(Rectangle2D::getMaxX).max().orElseThrow(),
                boxes.stream().mapToDouble(Rectangle2D::getMaxY).max().orElseThrow());
    }
}
