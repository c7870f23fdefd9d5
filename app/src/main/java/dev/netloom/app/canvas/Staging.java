package dev.netloom.app.canvas;

import java.util.Collection;
import java.util.List;
import javafx.animation.AnimationTimer;
import javafx.animation.PauseTransition;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.util.Duration;

/// Keeps panning smooth. Of a large network, only what is near the part that is seen is in the scene: what comes into
/// sight at once, what lies around it a few blocks per frame, so that no frame has to make many. While the view
/// moves, blocks are drawn once and moved as pictures.
final class Staging {
    /// Up to so many blocks all are in the scene: nothing would be gained.
    private static final int FEW = 120;
    /// How far around what is seen, in its own widths and heights, things are made ready.
    private static final double READY = 0.6;
    /// What is farther away goes.
    private static final double KEPT = 1;
    /// Making a block takes some two milliseconds, styles and layout included.
    private static final int PER_FRAME = 3;

    private static final Duration STILL = Duration.millis(250);

    private final BlockLayer blocks;
    private final WireLayer wires;
    private final PauseTransition still = new PauseTransition(STILL);
    private final AnimationTimer ahead = new AnimationTimer() {
        @Override
        public void handle(long now) {
            makeReady();
        }
    };
    private Rectangle2D seen = Rectangle2D.EMPTY;
    private boolean moving;

    Staging(BlockLayer blocks, WireLayer wires) {
        this.blocks = blocks;
        this.wires = wires;
        still.setOnFinished(event -> move(false));
    }

    static boolean large(int blocks) {
        return blocks > FEW;
    }

    /// Takes everything out of the scene.
    void clear() {
        ahead.stop();
        blocks.node().getChildren().clear();
        wires.node().getChildren().clear();
    }

    /// The whole of a network that is not large.
    void showAll() {
        ahead.stop();
        Layers.fill(blocks.node(), blocks.views());
        Layers.fill(wires.node(), wires.views());
    }

    /// Of a large network, what is near `seen`.
    void show(Rectangle2D seen) {
        this.seen = seen;
        Rectangle2D kept = around(KEPT);
        blocks.node().getChildren().removeIf(node -> !(node instanceof BlockView view && meet(view.box(), kept)));
        add(blocks.views(blocks.idsIn(seen)));
        Rectangle2D ready = around(READY);
        Layers.fill(
                wires.node(),
                wires.views().stream().filter(wire -> meet(wire.box(), ready)).toList());
        ahead.start();
    }

    private void makeReady() {
        List<String> missing = blocks.idsIn(around(READY)).stream()
                .filter(id -> !blocks.isInScene(id))
                .limit(PER_FRAME)
                .toList();
        add(blocks.views(missing));
        if (missing.size() < PER_FRAME) {
            ahead.stop();
        }
    }

    private void add(Collection<BlockView> views) {
        List<BlockView> missing =
                views.stream().filter(view -> view.getParent() == null).toList();
        missing.forEach(view -> view.setCache(moving));
        blocks.node().getChildren().addAll(missing);
    }

    private Rectangle2D around(double share) {
        double dx = seen.getWidth() * share;
        double dy = seen.getHeight() * share;
        return new Rectangle2D(
                seen.getMinX() - dx, seen.getMinY() - dy, seen.getWidth() + 2 * dx, seen.getHeight() + 2 * dy);
    }

    static boolean meet(Bounds box, Rectangle2D area) {
        return box.intersects(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
    }

    /// The view has moved, and was not zoomed.
    void moves() {
        if (!moving) {
            move(true);
        }
        still.playFromStart();
    }

    private void move(boolean now) {
        moving = now;
        for (Node view : blocks.node().getChildren()) {
            view.setCache(now);
        }
    }
}
