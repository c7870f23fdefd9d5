package dev.netloom.app.canvas;

import javafx.geometry.Point2D;
import javafx.scene.Cursor;
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
    private final SpaceKey space;
    private Point2D start;
    private Point2D last;
    private boolean moved;

    private PanGestures(DiagramCanvas canvas, Viewport viewport, SpaceKey space) {
        this.canvas = canvas;
        this.viewport = viewport;
        this.space = space;
    }

    /// @param tap what the space bar does where it did not help to pan
    static void install(DiagramCanvas canvas, Viewport viewport, Runnable tap) {
        PanGestures gestures = new PanGestures(canvas, viewport, SpaceKey.install(canvas, tap));
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, gestures::press);
        canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, gestures::drag);
        canvas.addEventFilter(MouseEvent.MOUSE_RELEASED, gestures::release);
        canvas.addEventFilter(ScrollEvent.SCROLL, gestures::scroll);
        canvas.handProperty().addListener(change -> gestures.rest());
        gestures.space.heldProperty().addListener(change -> gestures.rest());
    }

    private void press(MouseEvent event) {
        boolean ready = space.heldProperty().get() || canvas.handProperty().get();
        boolean left = event.getButton() == MouseButton.PRIMARY && ready;
        boolean other = event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.SECONDARY;
        if (other || left && !canvas.popups().contains(event.getTarget())) {
            start = point(event);
            last = start;
            moved = false;
            space.use();
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
        if (last == null) {
            boolean ready = space.heldProperty().get() || canvas.handProperty().get();
            canvas.setCursor(ready ? Cursor.OPEN_HAND : Cursor.DEFAULT);
        }
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
}
