package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import java.util.HashSet;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/// What the mouse does to tiles: a click selects, a double-click goes there.
record FarGestures(CanvasLayers layers, ViewportController sight, ViewportCulling culling, DiagramModel model) {
    static void install(
            Node canvas, CanvasLayers layers, ViewportController sight, ViewportCulling culling, DiagramModel model) {
        canvas.addEventFilter(MouseEvent.MOUSE_CLICKED, new FarGestures(layers, sight, culling, model)::click);
    }

    private void click(MouseEvent event) {
        if (!culling.isFar() || event.getButton() != MouseButton.PRIMARY || !event.isStillSincePress()) {
            return;
        }
        Set<String> hit = layers.far().at(layers.point(event));
        if (event.getClickCount() == 2 && !hit.isEmpty()) {
            sight.reveal(hit);
        } else if (event.isShiftDown()) {
            Set<String> both = new HashSet<>(model.selection());
            both.addAll(hit);
            model.select(both);
        } else {
            model.select(hit);
        }
    }
}
