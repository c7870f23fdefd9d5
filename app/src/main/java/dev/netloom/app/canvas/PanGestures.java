package dev.netloom.app.canvas;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// Pans from anywhere, blocks or background: with the middle or the right button, with the space bar held, with the
/// hand of the bar, or by scrolling with Shift, in both directions on a touchpad. The right button, let go where it
/// was pressed, asks for the menu.
final class PanGestures {
    private static final double STILL = 4;

    private final Node canvas;
    private final ViewportController sight;
    private final SpaceKey space;
    private final CanvasPopups popups;
    private final CanvasMenu menu;
    private final BooleanProperty hand = new SimpleBooleanProperty(this, "hand");
    private Point2D start;
    private Point2D last;
    private boolean moved;

    PanGestures(Node canvas, ViewportController sight, SpaceKey space, CanvasPopups popups, CanvasMenu menu) {
        this.canvas = canvas;
        this.sight = sight;
        this.space = space;
        this.popups = popups;
        this.menu = menu;
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, this::press);
        canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::drag);
        canvas.addEventFilter(MouseEvent.MOUSE_RELEASED, this::release);
        canvas.addEventFilter(ScrollEvent.SCROLL, this::scroll);
        hand.addListener(change -> rest());
        space.heldProperty().addListener(change -> rest());
    }

    /// True while the left button moves the view instead of selecting.
    BooleanProperty handProperty() {
        return hand;
    }

    private boolean ready() {
        return space.heldProperty().get() || hand.get();
    }

    private void press(MouseEvent event) {
        boolean left = event.getButton() == MouseButton.PRIMARY && ready();
        boolean other = event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.SECONDARY;
        if (other || left && !popups.contains(event.getTarget())) {
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
            sight.pan(now.getX() - last.getX(), now.getY() - last.getY());
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
            menu.open(event);
        }
    }

    private void rest() {
        if (last == null) {
            canvas.setCursor(ready() ? Cursor.OPEN_HAND : Cursor.DEFAULT);
        }
    }

    private static Point2D point(MouseEvent event) {
        return new Point2D(event.getSceneX(), event.getSceneY());
    }

    private void scroll(ScrollEvent event) {
        if (event.isShiftDown()) {
            sight.pan(event.getDeltaX(), event.getDeltaY());
            event.consume();
        }
    }
}
