package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.FocusOrder;
import dev.netloom.app.diagram.Skips;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.shape.Path;

/// Draws a new wire from an output port to an input port (or anywhere on the block or card that it belongs to), or the
/// other way round. The ports where it may end light up. Let go on a later wire it becomes a skip connection, let go on
/// empty canvas it asks what to put there.
final class WireGestures {
    /// How near to a wire, in pixels of the drawing, counts as on it.
    private static final double REACH = 18;
    /// How near to a port counts as on it: less than half of the gap between two blocks in a row.
    private static final double PORT_REACH = 13;
    /// A wire shorter than this was a hand that shook.
    private static final double SHORTEST = 24;

    private final CanvasLayers layers;
    private final ViewportController sight;
    private final KeyboardNavigator walker;
    private final DiagramModel model;
    private final WireEnds ends;
    private final Path draft = new Path();
    private final Badge badge = new Badge();
    private Optional<WireView> lit = Optional.empty();
    private boolean drawing;

    WireGestures(
            CanvasLayers layers,
            ViewportController sight,
            KeyboardNavigator walker,
            DiagramModel model,
            WireEnds ends) {
        this.layers = layers;
        this.sight = sight;
        this.walker = walker;
        this.model = model;
        this.ends = ends;
        draft.setId("wire-draft");
        draft.getStyleClass().addAll("wire-line", "wire-draft");
    }

    /// A wire is clicked to select it.
    void install(WireView view) {
        view.setOnMousePressed(event -> {
            walker.focusCanvas();
            model.selectWire(view.wire());
            event.consume();
        });
    }

    void install(FocusableView view) {
        install(view, view.out(), true);
        install(view, view.in(), false);
    }

    /// @param forward true from an output, false from an input against the stream
    private void install(FocusableView view, Port port, boolean forward) {
        port.setOnMousePressed(event -> {
            walker.focusCanvas();
            event.consume();
        });
        port.setOnMouseDragged(event -> {
            if (event.getButton() == MouseButton.PRIMARY) {
                draw(view, forward, layers.point(event));
            }
            event.consume();
        });
        port.setOnMouseReleased(event -> {
            if (drawing) {
                finish(view, forward, event);
            }
            event.consume();
        });
    }

    private void draw(FocusableView begun, boolean forward, Point2D point) {
        if (!drawing) {
            drawing = true;
            sight.keep();
            layers.overlay().getChildren().add(draft);
            layers.stopViews().forEach(view -> end(view, forward).invite(possible(begun, view, forward)));
        }
        WireRoute route =
                forward ? WireRoute.between(begun.outPoint(), point) : WireRoute.between(point, begun.inPoint());
        draft.getElements().setAll(route.elements());
        light(forward && stopAt(begun, point, true).isEmpty() ? skip(begun, point) : Optional.empty());
        said(begun, forward, point)
                .ifPresentOrElse(say -> badge.show(layers.overlay(), point, say), () -> badge.hide(layers.overlay()));
    }

    /// What letting go here would do, where the picture does not show it.
    private Optional<String> said(FocusableView begun, boolean forward, Point2D point) {
        FocusOrder stops = layers.stops();
        return lit.map(wire -> Texts.of("drop.skip", exit(begun)))
                .or(() -> stopAt(begun, point, forward)
                        .filter(GroupCard.class::isInstance)
                        .map(card -> forward
                                ? Texts.of("drop.into-card", String.join(", ", stops.entries(card.stop())))
                                : Texts.of("drop.from-card", exit(card))));
    }

    /// The block whose output leaves a block or a card.
    private String exit(FocusableView view) {
        return layers.stops().exit(view.stop()).orElseThrow();
    }

    private void finish(FocusableView begun, boolean forward, MouseEvent event) {
        drawing = false;
        layers.overlay().getChildren().remove(draft);
        badge.hide(layers.overlay());
        Optional<Wire> skipped = lit.map(WireView::wire);
        light(Optional.empty());
        layers.stopViews().forEach(view -> end(view, forward).invite(false));
        Point2D point = layers.point(event);
        Point2D scene = new Point2D(event.getSceneX(), event.getSceneY());
        Optional<FocusableView> to = stopAt(begun, point, forward);
        if (to.isPresent()) {
            List<Wire> wires = wires(begun, to.get(), forward);
            model.edit("connect", before -> Edits.connect(before, wires));
        } else if (skipped.isPresent()) {
            ends.skip(exit(begun), skipped.get(), scene);
        } else if (free(begun, point, forward) && sight.covers(scene)) {
            ends.choose(forward ? List.of(exit(begun)) : layers.stops().entries(begun.stop()), forward, point, scene);
        }
    }

    /// The later wire under `point` into which the output of `begun` may be added.
    private Optional<WireView> skip(FocusableView begun, Point2D point) {
        return layers.wires()
                .at(point, REACH)
                .filter(view -> Skips.possible(model.diagram(), exit(begun), view.wire()));
    }

    private Optional<FocusableView> stopAt(FocusableView begun, Point2D point, boolean forward) {
        return layers.stopViews().stream()
                .filter(view ->
                        view.box().contains(point) || port(view, forward).distance(point) < PORT_REACH)
                .filter(view -> possible(begun, view, forward))
                .findFirst();
    }

    private boolean free(FocusableView begun, Point2D point, boolean forward) {
        Point2D start = forward ? begun.outPoint() : begun.inPoint();
        return start.distance(point) > SHORTEST
                && layers.stopViews().stream().noneMatch(view -> view.box().contains(point));
    }

    private boolean possible(FocusableView begun, FocusableView other, boolean forward) {
        return !wires(begun, other, forward).isEmpty();
    }

    private List<Wire> wires(FocusableView begun, FocusableView other, boolean forward) {
        return forward
                ? layers.stops().possible(begun.stop(), other.stop())
                : layers.stops().possible(other.stop(), begun.stop());
    }

    /// Where a wire that began elsewhere ends at this stop.
    private static Point2D port(FocusableView view, boolean forward) {
        return forward ? view.inPoint() : view.outPoint();
    }

    private static Port end(FocusableView view, boolean forward) {
        return forward ? view.in() : view.out();
    }

    private void light(Optional<WireView> wire) {
        lit.ifPresent(view -> view.invite(false));
        lit = wire;
        lit.ifPresent(view -> view.invite(true));
    }
}
