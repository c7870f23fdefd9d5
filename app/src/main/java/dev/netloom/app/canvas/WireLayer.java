package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Layout;
import dev.netloom.app.diagram.Visible;
import dev.netloom.app.diagram.Wire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;

/// The wires on the canvas.
final class WireLayer {
    private final DrawnPositions places;
    private final DiagramModel model;
    private final Consumer<WireView> made;
    private final Group layer = new Group();
    private final Map<Wire, WireView> views = new LinkedHashMap<>();
    private Map<Wire, Double> widths = Map.of();

    /// @param made is told of every new view
    WireLayer(DrawnPositions places, DiagramModel model, Consumer<WireView> made) {
        this.places = places;
        this.model = model;
        this.made = made;
    }

    Group node() {
        return layer;
    }

    Collection<WireView> views() {
        return views.values();
    }

    void show(Visible visible) {
        List<Wire> seen = visible.wires();
        views.keySet().retainAll(Set.copyOf(seen));
        seen.forEach(wire -> views.computeIfAbsent(wire, this::make));
        views.forEach((wire, view) -> {
            String shape =
                    model.check().shape(wire.from()).map(BlockFace::shape).orElse("");
            view.carry(shape);
            view.setAccessibleText(BlockSpeech.wire(visible.diagram(), wire, shape));
        });
        layer.getChildren().retainAll(views.values());
    }

    private WireView make(Wire wire) {
        WireView view = new WireView(wire);
        view.weigh(Optional.ofNullable(widths.get(wire)));
        made.accept(view);
        return view;
    }

    /// Draws the wires anew between the blocks and cards as they lie.
    void run(Visible visible) {
        List<Bounds> obstacles = new ArrayList<>();
        Stream.concat(
                        visible.blocks().stream().map(node -> places.box(node.id())),
                        visible.cards().stream().map(group -> places.box(group.id())))
                .forEach(obstacles::add);
        views.forEach((wire, view) -> view.run(route(wire, obstacles)));
    }

    private WireRoute route(Wire wire, List<Bounds> obstacles) {
        Bounds from = places.endOf(wire.from());
        Bounds to = places.endOf(wire.to());
        Point2D start = new Point2D(from.getMaxX(), from.getMinY() + Layout.PORT);
        Point2D stop = new Point2D(to.getMinX() - WireView.ARROW, to.getMinY() + Layout.PORT);
        return WireRoute.between(
                start,
                stop,
                (y, minX, maxX) -> obstacles.stream()
                        .filter(box -> box.getMinY() < y && y < box.getMaxY())
                        .filter(box -> box.getMinX() < maxX && minX < box.getMaxX())
                        .count());
    }

    /// The wire nearest to a point of the drawing, if it is within `reach`.
    Optional<WireView> at(Point2D point, double reach) {
        return views.values().stream()
                .filter(wire -> wire.route().distance(point) < reach)
                .min(Comparator.comparingDouble(wire -> wire.route().distance(point)));
    }

    void mark(Optional<Wire> selected) {
        views.forEach((wire, view) -> view.mark(selected.filter(wire::equals).isPresent()));
    }

    /// Draws wires as wide as `widths` says, in pixels; those that it does not name as usual.
    void weigh(Map<Wire, Double> widths) {
        this.widths = widths;
        views.forEach((wire, view) -> view.weigh(Optional.ofNullable(widths.get(wire))));
    }
}
