package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.FocusOrder;
import dev.netloom.app.diagram.GroupBox;
import dev.netloom.app.diagram.Visible;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.store.Project.Place;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;

/// The groups on the canvas: the frames behind the blocks, the cards between them.
final class GroupLayer {
    private static final Bounds EMPTY = new BoundingBox(0, 0, -1, -1);

    private final BlockLayer blocks;
    private final DiagramModel model;
    private final Consumer<GroupView> made;
    private final javafx.scene.Group frameLayer = new javafx.scene.Group();
    private final javafx.scene.Group cardLayer = new javafx.scene.Group();
    private final Map<String, GroupFrame> frames = new LinkedHashMap<>();
    private final Map<String, GroupCard> cards = new LinkedHashMap<>();
    private Visible visible;

    /// @param blocks what lies in the frames
    /// @param made is told of every new card and frame
    GroupLayer(BlockLayer blocks, DiagramModel model, Consumer<GroupView> made) {
        this.blocks = blocks;
        this.model = model;
        this.made = made;
    }

    javafx.scene.Group frames() {
        return frameLayer;
    }

    /// Inner ones lie on top of outer ones.
    Collection<GroupFrame> frameViews() {
        return frames.values();
    }

    Node cards() {
        return cardLayer;
    }

    /// The card that hides this block, if one does.
    Optional<GroupCard> card(String block) {
        return visible.cover(block).map(group -> cards.get(group.id()));
    }

    Collection<GroupCard> all() {
        return cards.values();
    }

    void show(Visible visible, FocusOrder stops) {
        this.visible = visible;
        List<Group> folded = visible.cards();
        List<Group> open = visible.frames();
        cards.keySet().retainAll(folded.stream().map(Group::id).toList());
        frames.keySet().retainAll(open.stream().map(Group::id).toList());
        for (Group group : folded) {
            GroupCard card = cards.computeIfAbsent(group.id(), id -> furnished(new GroupCard(id, () -> turn(id))));
            Place corner = GroupBox.corner(visible.diagram(), group);
            card.relocate(corner.x(), corner.y());
            card.show(group, GroupTotals.of(group, model), stops);
        }
        for (int i = 0; i < open.size(); i++) {
            Group group = open.get(i);
            GroupFrame frame = frames.computeIfAbsent(group.id(), id -> furnished(new GroupFrame(id, () -> turn(id))));
            frame.show(group, GroupTotals.of(group, model));
            frame.setViewOrder(-i);
        }
        CanvasLayer.fill(cardLayer, cards.values());
        frameLayer.getChildren().retainAll(frames.values());
    }

    private void turn(String group) {
        model.diagram().groups().find(group).ifPresent(found -> EditCommands.freeze(model, found.members()));
    }

    private <T extends GroupView> T furnished(T view) {
        made.accept(view);
        return view;
    }

    void shift(Set<String> ids, Point2D by) {
        for (Group group : visible.cards()) {
            if (ids.containsAll(group.members())) {
                Place corner = GroupBox.corner(visible.diagram(), group);
                cards.get(group.id()).relocate(corner.x() + by.getX(), corner.y() + by.getY());
            }
        }
    }

    /// Fits the frames around what is in them, inner ones first.
    void frame() {
        for (Group group : visible.frames().reversed()) {
            double minX = Double.MAX_VALUE;
            double minY = Double.MAX_VALUE;
            double maxX = -Double.MAX_VALUE;
            double maxY = -Double.MAX_VALUE;
            for (Bounds box : boxes(group)) {
                minX = Math.min(minX, box.getMinX());
                minY = Math.min(minY, box.getMinY());
                maxX = Math.max(maxX, box.getMaxX());
                maxY = Math.max(maxY, box.getMaxY());
            }
            Rectangle2D frame = GroupBox.around(minX, minY, maxX, maxY);
            frames.get(group.id()).fit(frame);
        }
    }

    private List<Bounds> boxes(Group group) {
        Map<Object, Bounds> boxes = new LinkedHashMap<>();
        for (String id : group.members()) {
            Optional<GroupCard> card = card(id);
            card.ifPresentOrElse(hidden -> boxes.put(hidden, hidden.box()), () -> boxes.put(id, blocks.box(id)));
        }
        visible.frames().stream()
                .filter(group::holds)
                .map(inner -> frames.get(inner.id()))
                .forEach(inner -> boxes.put(inner, inner.box()));
        return List.copyOf(boxes.values());
    }

    /// The place of a group that is seen.
    Bounds box(String id) {
        return cards.containsKey(id) ? cards.get(id).box() : frames.get(id).box();
    }

    /// All frames and cards.
    Bounds bounds() {
        Bounds all = cards.values().stream().map(GroupCard::outline).reduce(EMPTY, GroupLayer::union);
        return frames.values().stream().map(GroupFrame::box).reduce(all, GroupLayer::union);
    }

    static Bounds union(Bounds a, Bounds b) {
        if (a.isEmpty() || b.isEmpty()) {
            return a.isEmpty() ? b : a;
        }
        double minX = Math.min(a.getMinX(), b.getMinX());
        double minY = Math.min(a.getMinY(), b.getMinY());
        return new BoundingBox(
                minX, minY, Math.max(a.getMaxX(), b.getMaxX()) - minX, Math.max(a.getMaxY(), b.getMaxY()) - minY);
    }

    /// The blocks hidden by cards that lie in `bounds` of the drawing, at least in part.
    Set<String> touchedBy(Bounds bounds) {
        return visible.cards().stream()
                .filter(group -> cards.get(group.id()).box().intersects(bounds))
                .flatMap(group -> group.members().stream())
                .collect(Collectors.toSet());
    }

    void light(Set<String> lit, ActivityHighlights.Phase phase) {
        visible.cards()
                .forEach(group ->
                        cards.get(group.id()).light(group.members().stream().anyMatch(lit::contains), phase));
    }

    void mark(Set<String> selection) {
        visible.cards().forEach(group -> cards.get(group.id()).mark(selection.containsAll(group.members())));
        visible.frames().forEach(group -> frames.get(group.id()).mark(selection.containsAll(group.members())));
    }
}
