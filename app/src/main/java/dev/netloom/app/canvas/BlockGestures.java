package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.DropTarget;
import dev.netloom.app.diagram.EditName;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.Layout;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Selects blocks, and moves them: the views follow the mouse, the diagram changes once, on release. A lone block
/// let go on a wire goes into it, next to another block behind or before that one.
final class BlockGestures {
    /// A hand that shakes by less moves nothing.
    private static final double STILL = 4;

    private static final Point2D HALF = new Point2D(Layout.WIDTH / 2, Layout.HEIGHT / 2);

    private final CanvasLayers layers;
    private final ViewportController sight;
    private final DiagramModel model;
    private Point2D start = Point2D.ZERO;
    private Point2D moved = Point2D.ZERO;
    private final DropAim aim;
    private final Guides guides;
    private DropTarget spot = new DropTarget.Free();

    BlockGestures(CanvasLayers layers, ViewportController sight, DiagramModel model) {
        this.layers = layers;
        this.sight = sight;
        this.model = model;
        aim = new DropAim(layers, model);
        guides = new Guides(layers.blocks(), layers.overlay());
    }

    void install(BlockView view) {
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(view, event));
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> drag(view, event));
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> release(view, event));
    }

    private void press(BlockView view, MouseEvent event) {
        view.requestFocus();
        start = layers.point(event);
        moved = Point2D.ZERO;
        if (event.isShiftDown() || event.isShortcutDown()) {
            toggle(view.key());
        } else if (!model.selection().contains(view.key())) {
            model.select(Set.of(view.key()));
        }
        event.consume();
    }

    private void toggle(String id) {
        Set<String> ids = new HashSet<>(model.selection());
        if (!ids.remove(id)) {
            ids.add(id);
        }
        model.select(ids, model.selectedNotes());
    }

    private void drag(BlockView view, MouseEvent event) {
        event.consume();
        if (event.getButton() != MouseButton.PRIMARY || !model.selection().contains(view.key())) {
            return;
        }
        sight.keep();
        Point2D now = layers.point(event);
        moved = snapped(view, now.subtract(start));
        layers.shift(model.selection(), moved);
        if (lone(view)) {
            Point2D middle = new Point2D(view.getLayoutX(), view.getLayoutY()).add(HALF);
            spot = aim.aim(model.diagram().graph().node(view.key()).block(), middle, view.key());
        }
    }

    private void release(BlockView view, MouseEvent event) {
        DropTarget chosen = spot;
        spot = new DropTarget.Free();
        aim.end();
        guides.end();
        Point2D by = moved;
        moved = Point2D.ZERO;
        event.consume();
        if (by.equals(Point2D.ZERO)) {
            chooseAlone(view, event);
            return;
        }
        Set<String> ids = model.selection();
        if (chosen instanceof DropTarget.Free) {
            EditCommands.moveSelection(model, by);
        } else {
            String name = EditName.of(model.diagram().graph(), ids);
            model.edit(
                    chosen instanceof DropTarget.InWire ? "splice" : "attach",
                    before -> chosen.attach(Edits.move(before, ids, by.getX(), by.getY()), view.key()),
                    name);
        }
    }

    /// A click on one of several selected blocks means that one; only a drag means them all.
    private void chooseAlone(BlockView view, MouseEvent event) {
        boolean plain = event.getButton() == MouseButton.PRIMARY && !event.isShiftDown() && !event.isShortcutDown();
        if (plain && model.selection().size() + model.selectedNotes().size() > 1) {
            model.select(Set.of(view.key()));
        }
    }

    /// Blocks lie on a grid, so that rows stay straight, or in line with a neighbour.
    private Point2D snapped(BlockView view, Point2D by) {
        if (by.magnitude() < STILL && moved.equals(Point2D.ZERO)) {
            return Point2D.ZERO;
        }
        Place place = model.diagram().place(view.key());
        Point2D corner = new Point2D(place.x(), place.y());
        return guides.snap(corner.add(by), model.selection()).subtract(corner);
    }

    private boolean lone(BlockView view) {
        Node node = model.diagram().graph().node(view.key());
        return model.selection().size() == 1
                && model.selectedNotes().isEmpty()
                && node.inputs().isEmpty()
                && model.diagram().graph().consumers(view.key()).isEmpty();
    }
}
