package dev.netloom.app.canvas;

import dev.netloom.app.ui.Controls;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.control.Label;

/// A few words beside the mouse, while something is dragged: what letting go would do.
final class Badge {
    private static final Point2D BESIDE = new Point2D(14, 14);

    private final Label words = Controls.label("", "drag-badge");

    Badge() {
        words.setId("drag-badge");
    }

    void show(Group overlay, Point2D at, String text) {
        words.setText(text);
        Point2D corner = at.add(BESIDE);
        words.relocate(corner.getX(), corner.getY());
        if (!overlay.getChildren().contains(words)) {
            overlay.getChildren().add(words);
        }
    }

    void hide(Group overlay) {
        overlay.getChildren().remove(words);
    }
}
