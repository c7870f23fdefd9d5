package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// Selects notes, moves them with whatever else is selected, and opens them.
final class NoteGestures {
    private static final double STILL = 4;

    private final CanvasLayers layers;
    private final ViewportController sight;
    private final DiagramModel model;
    private Point2D start = Point2D.ZERO;
    private Point2D moved = Point2D.ZERO;
    private boolean pressed;

    NoteGestures(CanvasLayers layers, ViewportController sight, DiagramModel model) {
        this.layers = layers;
        this.sight = sight;
        this.model = model;
    }

    void install(NoteView view) {
        view.addEventHandler(MouseEvent.MOUSE_PRESSED, event -> press(view, event));
        view.addEventHandler(MouseEvent.MOUSE_DRAGGED, this::drag);
        view.addEventHandler(MouseEvent.MOUSE_RELEASED, this::release);
        view.addEventHandler(MouseEvent.MOUSE_CLICKED, event -> {
            if (event.getClickCount() == 2 && event.isStillSincePress()) {
                view.edit();
            }
            event.consume();
        });
        view.focusedProperty().subscribe(focused -> {
            if (focused && !pressed && !model.selectedNotes().contains(view.key())) {
                model.select(Set.of(), Set.of(view.key())); // the keyboard came here
            }
        });
    }

    private void press(NoteView view, MouseEvent event) {
        pressed = true;
        view.requestFocus();
        pressed = false;
        start = layers.point(event);
        moved = Point2D.ZERO;
        Set<String> notes = new HashSet<>(model.selectedNotes());
        if (event.isShiftDown() || event.isShortcutDown()) {
            if (!notes.remove(view.key())) {
                notes.add(view.key());
            }
            model.select(model.selection(), notes);
        } else if (!notes.contains(view.key())) {
            model.select(Set.of(), Set.of(view.key()));
        }
        event.consume();
    }

    private void drag(MouseEvent event) {
        event.consume();
        if (event.getButton() == MouseButton.PRIMARY) {
            Point2D by = layers.point(event).subtract(start);
            if (!moved.equals(Point2D.ZERO) || by.magnitude() >= STILL) {
                sight.keep();
                moved = new Point2D(
                        Math.round(by.getX() / Guides.GRID) * Guides.GRID,
                        Math.round(by.getY() / Guides.GRID) * Guides.GRID);
                layers.shift(model.selection(), moved);
            }
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
