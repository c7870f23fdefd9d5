package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.GroupEdits;
import dev.netloom.engine.graph.Group;
import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Selects, moves, folds, unfolds and renames groups. A group is selected where all of its blocks are, so that
/// whatever can be done to blocks can be done to it.
final class GroupGestures {
    private static final double GRID = 10;
    private static final double STILL = 4;

    private final CanvasLayers layers;
    private final ViewportController sight;
    private final KeyboardNavigator walker;
    private final DiagramModel model;
    private Point2D start = Point2D.ZERO;
    private Point2D moved = Point2D.ZERO;

    GroupGestures(CanvasLayers layers, ViewportController sight, KeyboardNavigator walker, DiagramModel model) {
        this.layers = layers;
        this.sight = sight;
        this.walker = walker;
        this.model = model;
    }

    void install(GroupView view) {
        view.handle().addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(view, event));
        view.handle().addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.handle().addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.handle().addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (view instanceof GroupCard && event.getClickCount() == 2 && event.isStillSincePress()) {
                toggle(model, group(view));
                event.consume();
            }
        });
        view.toggle().setOnAction(event -> toggle(model, group(view)));
        view.title().onDone(walker::takeKeyboard);
        view.title().onRename(title -> model.edit("rename", before -> GroupEdits.rename(before, view.key(), title)));
    }

    static void toggle(DiagramModel model, Group group) {
        model.fold(
                group.folded() ? "unfold" : "fold",
                before -> group.folded() ? GroupEdits.unfold(before, group.id()) : GroupEdits.fold(before, group.id()));
    }

    private Group group(GroupView view) {
        return model.diagram().groups().find(view.key()).orElseThrow();
    }

    private void press(GroupView view, MouseEvent event) {
        if (view instanceof GroupCard card) {
            card.requestFocus();
        } else {
            walker.focusCanvas();
        }
        start = layers.point(event);
        moved = Point2D.ZERO;
        Set<String> members = group(view).members();
        Set<String> ids = new HashSet<>(model.selection());
        if (event.isShiftDown() || event.isShortcutDown()) {
            boolean added = ids.addAll(members);
            if (!added) {
                ids.removeAll(members);
            }
            model.select(ids);
        } else if (!ids.containsAll(members)) {
            model.select(members);
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        event.consume();
        if (event.getButton() == MouseButton.PRIMARY) {
            Point2D by = layers.point(event).subtract(start);
            boolean still = moved.equals(Point2D.ZERO) && by.magnitude() < STILL;
            sight.keep();
            moved = still
                    ? Point2D.ZERO
                    : new Point2D(Math.round(by.getX() / GRID) * GRID, Math.round(by.getY() / GRID) * GRID);
            layers.shift(model.selection(), moved);
        }
    }

    private void release(MouseEvent event) {
        Point2D by = moved;
        moved = Point2D.ZERO;
        if (!by.equals(Point2D.ZERO)) {
            EditCommands.moveSelection(model, by);
        }
        event.consume();
    }
}
