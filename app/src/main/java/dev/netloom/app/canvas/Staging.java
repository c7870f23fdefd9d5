package dev.netloom.app.canvas;

import dev.netloom.app.ui.Failures;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;

/// What of the drawing is in the scene. Of a large network, only what is seen and a margin around it: what is not there
/// costs nothing while one pans. What is seen is there at once; what lies in the margin follows, a few blocks in each
/// frame, since a block that comes into the scene costs some milliseconds for its styles. A small network is there as
/// a whole.
final class Staging {
    /// Up to so many blocks nothing is gained.
    private static final int FEW = 120;

    /// In widths and heights of what is seen.
    private static final double MARGIN = 0.15;

    private static final int BLOCKS_PER_FRAME = 2;

    private final BlockLayer blocks;
    private final WireLayer wires;
    private final GroupLayer groups;
    private final Deque<String> next = new ArrayDeque<>();
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            Failures.contain(Staging.this::prepare);
        }
    };

    Staging(BlockLayer blocks, WireLayer wires, GroupLayer groups) {
        this.blocks = blocks;
        this.wires = wires;
        this.groups = groups;
    }

    static boolean large(int blocks) {
        return blocks > FEW;
    }

    /// Takes everything out of the scene.
    void clear() {
        rest();
        blocks.node().getChildren().clear();
        wires.node().getChildren().clear();
        groups.frames().getChildren().clear();
    }

    /// The whole of a network that is not large.
    void showAll() {
        rest();
        Layers.fill(blocks.node(), blocks.views());
        Layers.fill(wires.node(), wires.views());
        Layers.fill(groups.frames(), groups.frameViews());
    }

    /// Of a large network, what is in sight and soon may be.
    void show(Rectangle2D seen) {
        double dx = seen.getWidth() * MARGIN;
        double dy = seen.getHeight() * MARGIN;
        Rectangle2D near = new Rectangle2D(
                seen.getMinX() - dx, seen.getMinY() - dy, seen.getWidth() + 2 * dx, seen.getHeight() + 2 * dy);
        blocks.keep(near);
        next.clear();
        for (String id : blocks.idsIn(near)) {
            if (meet(blocks.box(id), seen)) {
                blocks.stage(id);
            } else {
                next.add(id);
            }
        }
        Layers.fill(wires.node(), in(near, wires.views(), WireView::box));
        Layers.fill(groups.frames(), in(near, groups.frameViews(), GroupFrame::box));
        frames.start();
    }

    private static <T> List<T> in(Rectangle2D area, Collection<T> views, Function<T, Bounds> box) {
        return views.stream().filter(view -> meet(box.apply(view), area)).toList();
    }

    private void prepare() {
        for (int i = 0; i < BLOCKS_PER_FRAME && !next.isEmpty(); ) {
            i += blocks.stage(next.poll()) ? 1 : 0;
        }
        if (next.isEmpty()) {
            frames.stop();
        }
    }

    private void rest() {
        next.clear();
        frames.stop();
    }

    static boolean meet(Bounds box, Rectangle2D area) {
        return box.intersects(area.getMinX(), area.getMinY(), area.getWidth(), area.getHeight());
    }
}
