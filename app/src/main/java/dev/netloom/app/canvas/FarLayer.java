package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Visible;
import dev.netloom.engine.graph.Group;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.shape.Path;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;

/// A large network from afar: tiles, one path for all wires, and titles. It is drawn once and moved as a picture, so
/// that panning costs the same however many blocks there are.
final class FarLayer {
    /// Pixels of the screen.
    private static final double LEGIBLE = 15;

    /// Change of the zoom, as a logarithm, after which large titles are drawn anew.
    private static final double RESCALED = 0.2;

    /// One block, card or frame.
    private record Sign(String title, Bounds box, boolean selected) {}

    /// All that a drawing shows.
    private record Drawing(
            List<Sign> blocks, List<Sign> cards, List<Sign> frames, List<WireRoute> wires, double zoom) {}

    private final DrawnPositions places;
    private final WireLayer near;
    private final DiagramModel model;
    private final javafx.scene.Group layer = new javafx.scene.Group();
    private final Tiles tiles = new Tiles();
    private final Path wires = new Path();
    private Visible visible;
    private boolean stale = true;
    private Optional<Drawing> drawn = Optional.empty();
    private double zoom = 1;

    /// @param near the wires as they are drawn where one can read
    FarLayer(DrawnPositions places, WireLayer near, DiagramModel model) {
        this.places = places;
        this.near = near;
        this.model = model;
        wires.getStyleClass().addAll("wire-line", "far-wires");
        layer.setCache(true);
        layer.setMouseTransparent(true);
        layer.setVisible(false);
    }

    Node node() {
        return layer;
    }

    /// Draws at the next look, where anything is to be seen differently: most edits change what blocks compute.
    void follow(Visible visible) {
        this.visible = visible;
        stale = true;
    }

    void look(boolean seen, double now) {
        layer.setVisible(seen);
        boolean rescaled = Math.abs(Math.log(now / zoom)) > RESCALED;
        if (seen && (stale || rescaled)) {
            stale = false;
            zoom = now;
            Optional<Drawing> wanted = Optional.of(wanted());
            if (!wanted.equals(drawn)) {
                drawn = wanted;
                draw();
            }
        }
    }

    private Drawing wanted() {
        Set<String> selection = model.selection();
        return new Drawing(
                visible.blocks().stream()
                        .map(node -> sign(BlockFace.title(node.block()), node.id(), selection.contains(node.id())))
                        .toList(),
                visible.cards().stream()
                        .map(group -> sign(group.title(), group.id(), selection.containsAll(group.members())))
                        .toList(),
                visible.frames().stream()
                        .map(group -> sign(group.title(), group.id(), false))
                        .toList(),
                near.views().stream().map(WireView::route).toList(),
                zoom);
    }

    private Sign sign(String title, String id, boolean selected) {
        return new Sign(title, places.box(id), selected);
    }

    private void draw() {
        List<Node> nodes = new ArrayList<>(tiles.of(visible, places::box));
        wires.getElements().clear();
        near.views().forEach(view -> wires.getElements().addAll(view.route().elements()));
        nodes.add(wires);
        Set<String> selection = model.selection();
        visible.blocks().forEach(node -> {
            Bounds box = places.box(node.id());
            nodes.add(text(BlockFace.title(node.block()), box));
            if (selection.contains(node.id())) {
                nodes.add(selected(box));
            }
        });
        for (Group group : visible.cards()) {
            nodes.add(text(group.title(), places.box(group.id())));
            if (selection.containsAll(group.members())) {
                nodes.add(selected(places.box(group.id())));
            }
        }
        visible.frames().forEach(group -> nodes.add(title(group)));
        layer.getChildren().setAll(nodes);
    }

    private static Text text(String words, Bounds box) {
        Text text = new Text(box.getMinX() + 12, box.getMinY() + box.getHeight() / 2, words);
        text.setTextOrigin(VPos.CENTER);
        text.getStyleClass().add("far-title");
        return text;
    }

    /// The title of a group of groups lies large over it; that of any other in the room above its blocks.
    private Node title(Group group) {
        Bounds box = places.box(group.id());
        if (visible.frames().stream().anyMatch(group::holds)) {
            Label label = new Label(group.title());
            label.getStyleClass().add("far-stage");
            label.setStyle("-fx-font-size: " + Math.clamp(LEGIBLE / zoom, 30, box.getHeight() / 3) + "px");
            label.relocate(box.getMinX() + 20, box.getMinY() + 10);
            return label;
        }
        Text text = new Text(box.getMinX() + 14, box.getMinY() + 15, group.title());
        text.setTextOrigin(VPos.CENTER);
        text.getStyleClass().add("far-group-title");
        return text;
    }

    private static Rectangle selected(Bounds box) {
        Rectangle mark = new Rectangle(box.getMinX() - 4, box.getMinY() - 4, box.getWidth() + 8, box.getHeight() + 8);
        mark.getStyleClass().add("far-selected");
        return mark;
    }

    /// What lies under this point, by the ids of its blocks; nothing on the background.
    Set<String> at(Point2D point) {
        for (Group group : visible.cards()) {
            if (places.box(group.id()).contains(point)) {
                return group.members();
            }
        }
        return visible.blocks().stream()
                .map(node -> node.id())
                .filter(id -> places.box(id).contains(point))
                .findFirst()
                .map(Set::of)
                .orElse(Set.of());
    }
}
