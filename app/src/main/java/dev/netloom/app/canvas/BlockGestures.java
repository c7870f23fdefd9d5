package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.Wire;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Selects blocks, and moves them: the views follow the mouse, the diagram changes once, on release. A lone block
/// let go on a wire goes into it.
final class BlockGestures {
    private static final double GRID = 10;
    private static final double REACH = 30;

    private final DiagramCanvas canvas;
    private final DiagramModel model;
    private Point2D start = Point2D.ZERO;
    private Point2D moved = Point2D.ZERO;
    private Optional<WireView> target = Optional.empty();

    BlockGestures(DiagramCanvas canvas, DiagramModel model) {
        this.canvas = canvas;
        this.model = model;
    }

    void install(BlockView view) {
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(view, event));
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> drag(view, event));
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> release(view, event));
    }

    private void press(BlockView view, MouseEvent event) {
        canvas.requestFocus();
        start = canvas.inDrawing(new Point2D(event.getSceneX(), event.getSceneY()));
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
        model.select(ids);
    }

    private void drag(BlockView view, MouseEvent event) {
        event.consume();
        if (event.getButton() != MouseButton.PRIMARY || !model.selection().contains(view.key())) {
            return;
        }
        canvas.keepView();
        Point2D now = canvas.inDrawing(new Point2D(event.getSceneX(), event.getSceneY()));
        moved = snapped(view, now.subtract(start));
        canvas.shift(model.selection(), moved);
        aim(lone(view) ? canvas.wireAt(now, REACH) : Optional.empty());
    }

    private void release(BlockView view, MouseEvent event) {
        Optional<Wire> wire = target.map(WireView::wire);
        aim(Optional.empty());
        Point2D by = moved;
        moved = Point2D.ZERO;
        if (!by.equals(Point2D.ZERO)) {
            Set<String> ids = model.selection();
            model.edit(wire.isPresent() ? "splice" : "move", before -> {
                var after = Edits.move(before, ids, by.getX(), by.getY());
                return wire.map(into -> Edits.join(after, view.key(), into)).orElse(after);
            });
        }
        event.consume();
    }

    /// Blocks lie on a grid, so that rows stay straight.
    private Point2D snapped(BlockView view, Point2D by) {
        Place place = model.diagram().place(view.key());
        double x = Math.round((place.x() + by.getX()) / GRID) * GRID - place.x();
        double y = Math.round((place.y() + by.getY()) / GRID) * GRID - place.y();
        return by.magnitude() < 4 && moved.equals(Point2D.ZERO) ? Point2D.ZERO : new Point2D(x, y);
    }

    private boolean lone(BlockView view) {
        Node node = model.diagram().graph().node(view.key());
        return model.selection().size() == 1
                && node.inputs().isEmpty()
                && model.diagram().graph().consumers(view.key()).isEmpty();
    }

    private void aim(Optional<WireView> wire) {
        target.ifPresent(view -> view.invite(false));
        target = wire;
        target.ifPresent(view -> view.invite(true));
    }
}
