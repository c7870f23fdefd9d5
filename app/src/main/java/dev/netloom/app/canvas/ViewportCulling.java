package dev.netloom.app.canvas;

import dev.netloom.app.ui.Failures;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;
import javafx.animation.AnimationTimer;
import javafx.geometry.Bounds;
import javafx.geometry.Rectangle2D;

/// What of the drawing is in the scene. Of a large network, only what is seen and a margin around it: what is not there
/// costs nothing while one pans. What is seen is there at once; what lies in the margin follows, a block in each
/// frame, since a block that comes into the scene costs some milliseconds for its styles. A small network is there as
/// a whole.
final class ViewportCulling {
    /// Below this zoom, where the words of a block are no longer read, a large network becomes tiles.
    private static final double FAR_AWAY = 0.7;

    /// In widths and heights of what is seen.
    private static final double MARGIN = 0.15;

    private static final int BLOCKS_PER_FRAME = 1;

    private final CanvasLayers layers;
    private final ViewportController sight;
    private final BlockLayer blocks;
    private final WireLayer wires;
    private final GroupLayer groups;
    private final List<Runnable> looking = new ArrayList<>();
    private final Deque<String> next = new ArrayDeque<>();
    private final AnimationTimer frames = new AnimationTimer() {
        @Override
        public void handle(long now) {
            Failures.contain(ViewportCulling.this::prepare);
        }
    };

    ViewportCulling(CanvasLayers layers, ViewportController sight) {
        this.layers = layers;
        this.sight = sight;
        blocks = layers.blocks();
        wires = layers.wires();
        groups = layers.groups();
    }

    /// Hears of every change of what is seen, and of the drawing.
    void onLook(Runnable listener) {
        looking.add(listener);
    }

    /// True while a large network is shown as tiles.
    boolean isFar() {
        return blocks.isLarge() && sight.zoomProperty().get() < FAR_AWAY;
    }

    /// Puts into the scene what is to be seen now.
    void look() {
        boolean isFar = isFar();
        layers.far().look(isFar, sight.zoomProperty().get());
        groups.frames().setVisible(!isFar);
        groups.cards().setVisible(!isFar);
        layers.notes().node().setVisible(!isFar);
        if (isFar) {
            clear();
        } else if (blocks.isLarge()) {
            show(sight.seen());
        } else {
            showAll();
        }
        looking.forEach(Runnable::run);
    }

    /// Draws the tiles anew, if they are seen: now, else when one goes there.
    void redraw() {
        layers.far().follow(layers.visible());
        layers.far().look(isFar(), sight.zoomProperty().get());
    }

    /// Moves the drawing just so far that `view` is in sight.
    void reveal(FocusableView view) {
        if (isFar()) {
            sight.reveal(layers.stops().blocks(view.stop()));
        } else {
            sight.reveal(view.getBoundsInParent());
        }
    }

    /// Takes everything out of the scene.
    private void clear() {
        rest();
        blocks.node().getChildren().clear();
        wires.node().getChildren().clear();
        groups.frames().getChildren().clear();
    }

    /// The whole of a network that is not large.
    private void showAll() {
        rest();
        CanvasLayer.fill(blocks.node(), blocks.views());
        CanvasLayer.fill(wires.node(), wires.views());
        CanvasLayer.fill(groups.frames(), groups.frameViews());
    }

    /// Of a large network, what is in sight and soon may be.
    private void show(Rectangle2D seen) {
        double dx = seen.getWidth() * MARGIN;
        double dy = seen.getHeight() * MARGIN;
        Rectangle2D near = new Rectangle2D(
                seen.getMinX() - dx, seen.getMinY() - dy, seen.getWidth() + 2 * dx, seen.getHeight() + 2 * dy);
        blocks.keep(near);
        next.clear();
        for (String id : blocks.idsIn(near)) {
            if (CanvasLayer.meet(blocks.box(id), seen)) {
                blocks.stage(id);
            } else {
                next.add(id);
            }
        }
        CanvasLayer.fill(wires.node(), in(near, wires.views(), WireView::box));
        CanvasLayer.fill(groups.frames(), in(near, groups.frameViews(), GroupFrame::box));
        frames.start();
    }

    private static <T> List<T> in(Rectangle2D area, Collection<T> views, Function<T, Bounds> box) {
        return views.stream()
                .filter(view -> CanvasLayer.meet(box.apply(view), area))
                .toList();
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
}
