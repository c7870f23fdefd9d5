package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Shortcut;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What mouse and keys do on the canvas itself: pan by the background, zoom by the wheel, delete.
final class CanvasGestures {
    private final DiagramCanvas canvas;
    private final DiagramModel model;
    private final Viewport viewport;
    private Point2D last = Point2D.ZERO;

    private CanvasGestures(DiagramCanvas canvas, DiagramModel model, Viewport viewport) {
        this.canvas = canvas;
        this.model = model;
        this.viewport = viewport;
    }

    static void install(DiagramCanvas canvas, DiagramModel model, Viewport viewport) {
        CanvasGestures gestures = new CanvasGestures(canvas, model, viewport);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> canvas.setCursor(Cursor.DEFAULT));
        canvas.addEventHandler(ScrollEvent.SCROLL, gestures::scroll);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, gestures::key);
        canvas.shortcuts().on(Shortcut.DELETE, model::deleteSelection);
        canvas.shortcuts().on(Shortcut.DESELECT, () -> model.select(Set.of()));
    }

    /// Keys pressed in what floats over the canvas (a field, say) are none of ours.
    private void key(KeyEvent event) {
        if (event.getTarget() == canvas || event.getTarget() instanceof BlockView) {
            canvas.shortcuts().handle(event);
        }
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        model.select(Set.of());
        last = new Point2D(event.getX(), event.getY());
    }

    private void drag(MouseEvent event) {
        canvas.setCursor(Cursor.CLOSED_HAND);
        canvas.keepView();
        viewport.pan(event.getX() - last.getX(), event.getY() - last.getY());
        last = new Point2D(event.getX(), event.getY());
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            canvas.keepView();
            viewport.zoom(Math.pow(1.0025, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }
}
