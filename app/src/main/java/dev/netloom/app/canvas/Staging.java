package dev.netloom.app.canvas;

import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;

/// What of the drawing is in the scene. Of a large network, only what is seen and a margin around it: what is not there
/// costs nothing while one pans. A small network is there as a whole.
final class Staging {
    /// Up to so many blocks nothing is gained.
    private static final int FEW = 120;

    /// In widths and heights of what is seen. A wider one was tried, filled a few blocks per frame, and blocks drawn
    /// once and moved as pictures while one pans: every frame then took longer, since more was in the scene.
    private static final double MARGIN = 0.25;

    private final BlockLayer blocks;
    private final WireLayer wires;
    private Rectangle2D covered = Rectangle2D.EMPTY;

    Staging(BlockLayer blocks, WireLayer wires) {
        this.blocks = blocks;
        this.wires = wires;
    }

    static boolean large(int blocks) {
        return blocks > FEW;
    }

    /// Forgets what is there, since it has changed.
    void reset() {
        covered = Rectangle2D.EMPTY;
    }

    /// Takes everything out of the scene.
    void clear() {
        reset();
        blocks.node().getChildren().clear();
        wires.node().getChildren().clear();
    }

    /// The whole of a network that is not large.
    void showAll() {
        Layers.fill(blocks.node(), blocks.views());
        Layers.fill(wires.node(), wires.views());
    }

    /// Of a large network, what is near `seen`; nothing changes while that is there already.
    void show(Rectangle2D seen) {
        if (covered.getWidth() > 0 && covered.contains(seen)) {
            return;
        }
        double dx = seen.getWidth() * MARGIN;
        double dy = seen.getHeight() * MARGIN;
        covered = new Rectangle2D(
                seen.getMinX() - dx, seen.getMinY() - dy, seen.getWidth() + 2 * dx, seen.getHeight() + 2 * dy);
        Layers.fill(blocks.node(), blocks.views(blocks.idsIn(covered)));
        Layers.fill(
                wires.node(),
                wires.views().stream().filter(wire -> meet(wire.box(), covered)).toList());
    }

    static boolean meet(Bounds box, Rectangle2D area) {
        return box.intersects(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
    }
}
