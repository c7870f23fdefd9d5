package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;

/// What the mouse does on the canvas itself. As in other programs for drawing graphs, a drag over the background
/// selects what it surrounds; the wheel zooms. How the view is moved is said in [PanGestures].
final class CanvasGestures {
    private final Node canvas;
    private final CanvasLayers layers;
    private final ViewportController sight;
    private final DiagramModel model;
    private final Marquee marquee;

    private CanvasGestures(Node canvas, CanvasLayers layers, ViewportController sight, DiagramModel model) {
        this.canvas = canvas;
        this.layers = layers;
        this.sight = sight;
        this.model = model;
        marquee = new Marquee(layers, model);
    }

    static void install(Node canvas, CanvasLayers layers, ViewportController sight, DiagramModel model) {
        CanvasGestures gestures = new CanvasGestures(canvas, layers, sight, model);
        canvas.addEventHandler(MouseEvent.MOUSE_PRESSED, gestures::press);
        canvas.addEventHandler(MouseEvent.MOUSE_DRAGGED, gestures::drag);
        canvas.addEventHandler(MouseEvent.MOUSE_RELEASED, event -> gestures.marquee.finish());
        canvas.addEventHandler(ScrollEvent.SCROLL, gestures::scroll);
    }

    private void press(MouseEvent event) {
        canvas.requestFocus();
        boolean more = event.isShiftDown() || event.isShortcutDown();
        if (!more) {
            model.select(Set.of());
        }
        marquee.begin(layers.point(event));
    }

    private void drag(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY) {
            sight.keep();
            marquee.drawTo(layers.point(event));
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaY() != 0) {
            sight.zoom(Math.pow(1.0025, event.getDeltaY()), event.getX(), event.getY());
        }
        event.consume();
    }
}
