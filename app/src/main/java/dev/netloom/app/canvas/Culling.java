package dev.netloom.app.canvas;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.Node;

/// Keeps in the scene only what is seen of a large network, and a margin around it: what is not there costs nothing
/// while one pans. A small network is there as a whole.
final class Culling {
    /// Up to so many blocks nothing is gained.
    private static final int FEW = 120;

    private static final double MARGIN = 0.25;

    private Bounds covered = new BoundingBox(0, 0, -1, -1);

    static boolean large(int blocks) {
        return blocks > FEW;
    }

    /// Forgets what is there, since it has changed.
    void reset() {
        covered = new BoundingBox(0, 0, -1, -1);
    }

    /// True where `seen` reaches beyond what is there. It then counts as there.
    boolean moveTo(Rectangle2D seen) {
        if (!covered.isEmpty() && covered.contains(seen.getMinX(), seen.getMinY(), seen.getWidth(), seen.getHeight())) {
            return false;
        }
        double dx = seen.getWidth() * MARGIN;
        double dy = seen.getHeight() * MARGIN;
        covered = new BoundingBox(
                seen.getMinX() - dx, seen.getMinY() - dy, seen.getWidth() + 2 * dx, seen.getHeight() + 2 * dy);
        return true;
    }

    /// True for what lies, at least in part, in what is there.
    boolean reaches(Bounds box) {
        return covered.intersects(box);
    }

    /// Puts `views` into `layer`, and leaves alone those that are there already: what is taken out and put back loses
    /// the keyboard.
    static void fill(Group layer, Collection<? extends Node> views) {
        Set<Node> wanted = new LinkedHashSet<>(views);
        layer.getChildren().removeIf(node -> !wanted.contains(node));
        wanted.removeAll(Set.copyOf(layer.getChildren()));
        layer.getChildren().addAll(wanted);
    }
}
