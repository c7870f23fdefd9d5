package dev.netloom.app.canvas;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Pans from anywhere, blocks or background: with the middle or the right button, with the space bar held, with the
/// hand of the bar, or by scrolling with Shift, in both directions on a touchpad. The right button, let go where it
/// was pressed, asks for the menu.
final class PanGestures {
    private static final double STILL = 4;

    private final DiagramCanvas canvas;
    private final Viewport viewport;
    private Point2D start;
    private Point2D last;
    private boolean moved;
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
        canvas.handProperty().addListener(change -> gestures.rest());
        canvas.focusedProperty().subscribe(focused -> gestures.space &= focused);
    }

    private void press(MouseEvent event) {
        boolean ready = space || canvas.handProperty().get();
        boolean left = event.getButton() == MouseButton.PRIMARY && ready;
        boolean other = event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.SECONDARY;
        if (other || left && !canvas.popups().contains(event.getTarget())) {
            start = point(event);
            last = start;
            moved = false;
            event.consume();
        }
    }

    private void drag(MouseEvent event) {
        if (last == null) {
            return;
        }
        event.consume();
        Point2D now = point(event);
        moved |= now.distance(start) > STILL;
        if (moved) {
            canvas.setCursor(Cursor.CLOSED_HAND);
            canvas.keepView();
            viewport.pan(now.getX() - last.getX(), now.getY() - last.getY());
            last = now;
        }
    }

    private void release(MouseEvent event) {
        if (last == null) {
            return;
        }
        last = null;
        rest();
        event.consume();
        if (!moved && event.getButton() == MouseButton.SECONDARY) {
            canvas.openMenu(event);
        }
    }

    private void rest() {
        canvas.setCursor(space || canvas.handProperty().get() ? Cursor.OPEN_HAND : Cursor.DEFAULT);
    }

    private static Point2D point(MouseEvent event) {
        return new Point2D(event.getSceneX(), event.getSceneY());
    }

    private void scroll(ScrollEvent event) {
        if (event.isShiftDown()) {
            canvas.keepView();
            viewport.pan(event.getDeltaX(), event.getDeltaY());
            event.consume();
        }
    }

    private void key(KeyEvent event, boolean down) {
        boolean here = event.getTarget() == canvas; // on a block it selects
        if (event.getCode() == KeyCode.SPACE && !event.isShortcutDown() && (here || !down)) {
            space = down;
            if (last == null) {
                rest();
            }
            event.consume();
        }
    }
}
