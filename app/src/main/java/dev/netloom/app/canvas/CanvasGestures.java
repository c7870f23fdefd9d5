package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.ui.Shortcut;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What mouse and keys do on the canvas itself. As in other programs for drawing graphs, a drag over the background
/// selects what it surrounds; the wheel zooms. How the view is moved is said in [PanGestures].
final class CanvasGestures {
    private final DiagramCanvas canvas;
    private final DiagramModel model;
    private final Viewport viewport;
    private final Marquee marquee;

    private CanvasGestures(DiagramCanvas canvas, DiagramModel model, Viewport viewport, Marquee marquee) {
        this.canvas = canvas;
        this.model = model;
        this.viewport = viewport;
        this.marquee = marquee;
    }

    static void install(DiagramCanvas canvas, DiagramModel model, Viewport viewport, Marquee marquee) {
        CanvasGestures gestures = new CanvasGestures(canvas, model, viewport, marquee);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> marquee.finish());
        canvas.addEventHandler(ScrollEvent.SCROLL, gestures::scroll);
        canvas.addEventHandler(KeyEvent.KEY_PRESSED, gestures::key);
        canvas.shortcuts().on(Shortcut.DESELECT, () -> model.select(Set.of()));
    }

    /// Keys pressed in what floats over the canvas (a field, say) are none of ours.
    private void key(KeyEvent event) {
        if (!canvas.popups().contains(event.getTarget())) {
            canvas.shortcuts().handle(event);
        }
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
