package dev.netloom.app.canvas;

import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;

/// Which part of the drawing is in sight, and how it gets there. Until the user zooms or pans, all of it is fitted
/// anew whenever the canvas changes its size.
final class Sight {
    /// What is looked for is shown at least so large.
    private static final double CLOSE = 0.8;

    private final DiagramCanvas canvas;
    private final Viewport viewport;
    private boolean fitWhenSized = true;

    Sight(DiagramCanvas canvas, Viewport viewport) {
        this.canvas = canvas;
        this.viewport = viewport;
    }

    /// From now on the view stays as it is.
    void keep() {
        fitWhenSized = false;
    }

    void fitSoon() {
        fitWhenSized = true;
        canvas.requestLayout();
    }

    /// The canvas has a new size, or a new drawing.
    void refit() {
        if (fitWhenSized) {
            viewport.fit(canvas.drawing(), canvas.getWidth(), canvas.getHeight(), false);
        }
    }

    Rectangle2D seen() {
        return viewport.seen(canvas.getWidth(), canvas.getHeight());
    }

    /// As large as it fits.
    void fit(Bounds part) {
        keep();
        viewport.fit(part, canvas.getWidth(), canvas.getHeight(), true);
    }

    void zoomBy(double factor) {
        keep();
        viewport.zoom(factor, canvas.getWidth() / 2, canvas.getHeight() / 2);
    }

    void zoomTo(double zoom) {
        Rectangle2D seen = seen();
        centre(new Point2D(seen.getMinX() + seen.getWidth() / 2, seen.getMinY() + seen.getHeight() / 2), zoom);
    }

    void centreOn(Point2D point) {
        centre(point, viewport.zoomProperty().get());
    }

    /// Moves just so far that `part` is in sight.
    void reveal(Bounds part) {
        viewport.reveal(part, canvas.getWidth(), canvas.getHeight());
    }

    /// Has these blocks in the middle, large enough to be read.
    void reveal(Set<String> ids) {
        keep();
        canvas.boundsOf(ids)
                .ifPresent(box -> centre(
                        new Point2D(box.getCenterX(), box.getCenterY()),
                        Math.max(viewport.zoomProperty().get(), CLOSE)));
    }

    private void centre(Point2D point, double zoom) {
        keep();
        viewport.centre(point, zoom, canvas.getWidth(), canvas.getHeight());
    }
}
