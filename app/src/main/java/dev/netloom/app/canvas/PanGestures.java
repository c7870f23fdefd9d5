package dev.netloom.app.canvas;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Pans from anywhere, blocks or background: with the middle button, with the space bar held, or by scrolling with
/// Shift, in both directions on a touchpad.
final class PanGestures {
    private final DiagramCanvas canvas;
    private final Viewport viewport;
    private Point2D last;
    private boolean space;

    private PanGestures(DiagramCanvas canvas, Viewport viewport) {
        this.canvas = canvas;
        this.viewport = viewport;
    }

    static void install(DiagramCanvas canvas, Viewport viewport) {
        PanGestures gestures = new PanGestures(canvas, viewport);
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, gestures::press);
        canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, gestures::drag);
        canvas.addEventFilter(MouseEvent.MOUSE_RELEASED, gestures::release);
        canvas.addEventFilter(ScrollEvent.SCROLL, gestures::scroll);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, event -> gestures.key(event, true));
        canvas.addEventHandler(KeyEvent.KEY_RELEASED, event -> gestures.key(event, false));
        canvas.focusedProperty().subscribe(focused -> gestures.space &= focused);
    }

    private void press(MouseEvent event) {
        if (event.getButton() == MouseButton.MIDDLE || space && event.getButton() == MouseButton.PRIMARY) {
            last = new Point2D(event.getSceneX(), event.getSceneY());
            canvas.setCursor(Cursor.CLOSED_HAND);
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (last != null) {
            canvas.keepView();
            viewport.pan(event.getSceneX() - last.getX(), event.getSceneY() - last.getY());
            last = new Point2D(event.getSceneX(), event.getSceneY());
            event.consume();
        }
    }

    private void release(MouseEvent event) {
        if (last != null) {
            last = null;
            canvas.setCursor(space ? Cursor.OPEN_HAND : Cursor.DEFAULT);
            event.consume();
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.isShiftDown()) {
            canvas.keepView();
            viewport.pan(event.getDeltaX(), event.getDeltaY());
            event.consume();
        }
    }

    private void key(KeyEvent event, boolean down) {
        if (event.getCode() == KeyCode.SPACE && !event.isShortcutDown()) {
            space = down;
            if (last == null) {
                canvas.setCursor(down ? Cursor.OPEN_HAND : Cursor.DEFAULT);
            }
            event.consume();
        }
    }
}
