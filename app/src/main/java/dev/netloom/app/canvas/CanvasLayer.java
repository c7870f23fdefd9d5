package dev.netloom.app.canvas;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;

/// What all layers of the canvas do.
final class CanvasLayer {
    private CanvasLayer() {}

    /// Puts `views` into `layer`, and leaves alone those that are there already: what is taken out and put back loses
    /// the keyboard.
    static void fill(Group layer, Collection<? extends Node> views) {
        Set<Node> wanted = new LinkedHashSet<>(views);
        layer.getChildren().removeIf(node -> !wanted.contains(node));
        wanted.removeAll(Set.copyOf(layer.getChildren()));
        layer.getChildren().addAll(wanted);
    }

    static boolean meet(Bounds box, Rectangle2D area) {
        return box.intersects(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
    }
}
