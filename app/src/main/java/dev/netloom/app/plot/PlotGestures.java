package dev.netloom.app.plot;

import java.util.List;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Rectangle;

/// Mouse and keys on a plot: the wheel zooms, a drag chooses what to see, a drag with Shift or the middle button moves
/// it, a double click shows all again; arrow keys go from point to point.
final class PlotGestures {
    private static final double WHEEL = 0.0025;
    private static final double KEY_ZOOM = 0.7;
    private static final double KEY_MOVE = 0.15;
    private static final double SHORTEST_DRAG = 5;

    /// What the gestures lead to, for all plots of a run at once.
    interface Navigator {
        /// @param factor how many times as much is seen
        /// @param fixed the place of the x-axis that stays where it is
        void zoom(double factor, double fixed);

        /// @param by batches
        void move(double by);

        void see(Span part);

        void seeAll();

        /// @param at a place of the x-axis; NaN for none
        void point(double at);

        /// From one measured point to the next, or back for -1.
        void walk(int way);
    }

    private final Plot plot;
    private final Navigator navigator;
    private final Rectangle band = new Rectangle();
    private double start = Double.NaN;
    private double held;

    PlotGestures(Plot plot, Navigator navigator) {
        this.plot = plot;
        this.navigator = navigator;
        band.getStyleClass().add("plot-band");
        band.setManaged(false);
        band.setMouseTransparent(true);
        band.setVisible(false);
        plot.add(band);
        plot.setOnMouseMoved(event -> navigator.point(plot.xAt(event.getX())));
        plot.setOnMouseExited(event -> navigator.point(Double.NaN));
        plot.setOnMousePressed(this::press);
        plot.setOnMouseDragged(this::drag);
        plot.setOnMouseReleased(this::release);
        plot.setOnScroll(this::scroll);
        plot.setOnKeyPressed(this::key);
        plot.focusedProperty().subscribe(focused -> {
            if (!focused) {
                navigator.point(Double.NaN);
            }
        });
    }

    private void press(MouseEvent event) {
        plot.requestFocus();
        if (event.getClickCount() == 2) {
            navigator.seeAll();
        }
        start = event.getX();
        held = plot.clampedX(event.getX());
    }

    private static boolean moves(MouseEvent event) {
        return event.getButton() == MouseButton.MIDDLE || event.isShiftDown();
    }

    private void drag(MouseEvent event) {
        if (moves(event)) {
            navigator.move(held - plot.clampedX(event.getX()));
            return;
        }
        double left = plot.toX(plot.clampedX(Math.min(start, event.getX())));
        double right = plot.toX(plot.clampedX(Math.max(start, event.getX())));
        band.setX(left);
        band.setWidth(right - left);
        band.setY(plot.top());
        band.setHeight(plot.plotHeight());
        band.setVisible(true);
        navigator.point(plot.clampedX(event.getX()));
    }

    private void release(MouseEvent event) {
        boolean chosen = band.isVisible() && Math.abs(event.getX() - start) >= SHORTEST_DRAG;
        band.setVisible(false);
        if (chosen) {
            double other = plot.clampedX(event.getX());
            navigator.see(new Span(Math.min(held, other), Math.max(held, other)));
        }
    }

    private void scroll(ScrollEvent event) {
        if (event.getDeltaX() != 0 && Math.abs(event.getDeltaX()) > Math.abs(event.getDeltaY())) {
            navigator.move(-event.getDeltaX() / plot.plotWidth() * plot.xLength());
        } else {
            navigator.zoom(Math.exp(-event.getDeltaY() * WHEEL), plot.clampedX(event.getX()));
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        double middle = plot.clampedX(plot.getWidth() / 2);
        boolean shift = event.isShiftDown();
        List<Runnable> done =
                switch (event.getCode()) {
                    case LEFT -> List.of(() -> sideways(shift, -1));
                    case RIGHT -> List.of(() -> sideways(shift, 1));
                    case PLUS, ADD, EQUALS -> List.of(() -> navigator.zoom(KEY_ZOOM, middle));
                    case MINUS, SUBTRACT -> List.of(() -> navigator.zoom(1 / KEY_ZOOM, middle));
                    case HOME -> List.of(navigator::seeAll);
                    default -> List.of();
                };
        if (!done.isEmpty() && !event.isShortcutDown() && !event.isAltDown()) {
            done.getFirst().run();
            event.consume();
        }
    }

    private void sideways(boolean moving, int way) {
        if (moving) {
            navigator.move(way * KEY_MOVE * plot.xLength());
        } else {
            navigator.walk(way);
        }
    }
}
