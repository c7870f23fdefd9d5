package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Shortcut;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.Cursor;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What mouse and keys do on the canvas itself. As in other programs for drawing graphs, a drag over the background
/// selects what it surrounds; the middle or the right button, or the hand in the bar, moves the view from anywhere;
/// the wheel zooms.
final class CanvasGestures {
    private static final double STILL = 4;

    private final DiagramCanvas canvas;
    private final DiagramModel model;
    private final Viewport viewport;
    private final Marquee marquee;
    private Point2D start = Point2D.ZERO;
    private Point2D last = Point2D.ZERO;
    private boolean panning;
    private boolean moved;

    private CanvasGestures(DiagramCanvas canvas, DiagramModel model, Viewport viewport, Marquee marquee) {
        this.canvas = canvas;
        this.model = model;
        this.viewport = viewport;
        this.marquee = marquee;
    }

    static void install(DiagramCanvas canvas, DiagramModel model, Viewport viewport, Marquee marquee) {
        CanvasGestures gestures = new CanvasGestures(canvas, model, viewport, marquee);
        // Panning goes first: it works over blocks and wires too.
        canvas.addEventFilter(MouseEvent.MOUSE_PRESSED, gestures::beginPan);
        canvas.addEventFilter(MouseEvent.MOUSE_DRAGGED, gestures::pan);
        canvas.addEventFilter(MouseEvent.MOUSE_RELEASED, gestures::endPan);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> marquee.finish());
        canvas.addEventHandler(ScrollEvent.SCROLL, gestures::scroll);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, gestures::key);
        canvas.handProperty().addListener(change -> gestures.rest());
        canvas.shortcuts().on(Shortcut.DESELECT, () -> model.select(Set.of()));
    }

    /// Keys pressed in what floats over the canvas (a field, say) are none of ours.
    private void key(KeyEvent event) {
        if (!canvas.popups().contains(event.getTarget())) {
            canvas.shortcuts().handle(event);
        }
    }

    private void beginPan(MouseEvent event) {
        boolean hand = event.getButton() == MouseButton.PRIMARY
                && canvas.handProperty().get()
                && !canvas.popups().contains(event.getTarget());
        panning = hand || event.getButton() == MouseButton.MIDDLE || event.getButton() == MouseButton.SECONDARY;
        if (panning) {
            moved = false;
            start = new Point2D(event.getSceneX(), event.getSceneY());
            last = start;
            event.consume();
        }
    }

    private void pan(MouseEvent event) {
        if (!panning) {
            return;
        }
        event.consume();
        Point2D now = new Point2D(event.getSceneX(), event.getSceneY());
        moved |= now.distance(start) > STILL;
        if (moved) {
            canvas.setCursor(Cursor.CLOSED_HAND);
            canvas.keepView();
            viewport.pan(now.getX() - last.getX(), now.getY() - last.getY());
            last = now;
        }
    }

    /// The right button, let go where it was pressed, asks for the menu.
    private void endPan(MouseEvent event) {
        if (!panning) {
            return;
        }
        panning = false;
        event.consume();
        rest();
        if (!moved && event.getButton() == MouseButton.SECONDARY) {
            canvas.openMenu(event);
        }
    }

    private void rest() {
        canvas.setCursor(canvas.handProperty().get() ? Cursor.OPEN_HAND : Cursor.DEFAULT);
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        boolean more = event.isShiftDown() || event.isShortcutDown();
        if (!more) {
            model.select(Set.of());
        }
        marquee.begin(point(event));
    }

    private void drag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            canvas.keepView();
            marquee.drawTo(point(event));
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            canvas.keepView();
            viewport.zoom(Math.pow(1.0025, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }

    private Point2D point(MouseEvent event) {
        return canvas.inDrawing(new Point2D(event.getSceneX(), event.getSceneY()));
    }
}
