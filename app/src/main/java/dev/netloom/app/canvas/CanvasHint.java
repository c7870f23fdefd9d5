package dev.netloom.app.canvas;

import dev.netloom.app.ui.Controls;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;

/// A line over the canvas that says what keys do just now.
final class CanvasHint {
    private static final double TOP = 12;

    private final Pane canvas;
    private final Label line = Controls.paragraph("", "canvas-hint");

    CanvasHint(Pane canvas) {
        this.canvas = canvas;
        line.setId("canvas-hint");
        line.setMouseTransparent(true);
        line.maxWidthProperty().bind(canvas.widthProperty().subtract(2 * TOP));
        line.layoutBoundsProperty().addListener(change -> centre());
        canvas.widthProperty().addListener(change -> centre());
    }

    void say(String text) {
        line.setText(text);
        if (!canvas.getChildren().contains(line)) {
            canvas.getChildren().add(line);
        }
        centre();
    }

    void clear() {
        canvas.getChildren().remove(line);
    }

    private void centre() {
        line.relocate(Math.max(0, (canvas.getWidth() - line.getWidth()) / 2), TOP);
    }
}
