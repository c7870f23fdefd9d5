package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What the mouse does to tiles: a click selects, a double-click goes there.
final class FarGestures {
    private final DiagramCanvas canvas;
    private final DiagramModel model;
    private final FarLayer far;

    private FarGestures(DiagramCanvas canvas, DiagramModel model, FarLayer far) {
        this.canvas = canvas;
        this.model = model;
        this.far = far;
    }

    static void install(DiagramCanvas canvas, DiagramModel model, FarLayer far) {
        canvas.addEventFilter(MouseEvent.MOUSE_CLICKED, new FarGestures(canvas, model, far)::click);
    }

    private void click(MouseEvent event) {
        if (!canvas.isFar() || event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        Set<String> hit = far.at(canvas.inDrawing(new Point2D(event.getSceneX(), event.getSceneY())));
        if (event.getClickCount() == 2 && !hit.isEmpty()) {
            canvas.reveal(hit);
        } else if (event.isShiftDown()) {
            Set<String> both = new HashSet<>(model.selection());
            both.addAll(hit);
            model.select(both);
        } else {
            model.select(hit);
        }
    }
}
