package dev.netloom.app.canvas;

import java.util.Set;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.layout.Region;

/// Which part of the drawing is in sight, and how it gets there. Until the user zooms or pans, all of it is fitted
/// anew whenever the canvas changes its size.
public final class ViewportController {
    /// What is looked for is shown at least so large.
    private static final double CLOSE = 0.8;

    private final Region canvas;
    private final CanvasLayers layers;
    private final Viewport viewport;
    private boolean fitWhenSized = true;

    ViewportController(Region canvas, CanvasLayers layers) {
        this.canvas = canvas;
        this.layers = layers;
        viewport = new Viewport(layers.node());
    }

    /// Hears of every change of what is seen.
    void onChange(Runnable changed) {
        viewport.onChange(changed);
    }

    /// From now on the view stays as it is.
    void keep() {
        fitWhenSized = false;
    }

    /// Fits after the next layout, and again with every size until the user zooms or pans.
    public void fitSoon() {
        fitWhenSized = true;
        canvas.requestLayout();
    }

    /// The canvas has a new size, or a new drawing.
    void refit() {
        if (fitWhenSized) {
            viewport.fit(layers.bounds(), canvas.getWidth(), canvas.getHeight(), false);
        }
    }

    /// The part of the drawing that is seen.
    public Rectangle2D seen() {
        return viewport.seen(canvas.getWidth(), canvas.getHeight());
    }

    /// True where this point of the scene lies on the canvas.
    boolean covers(Point2D scene) {
        return canvas.getLayoutBounds().contains(canvas.sceneToLocal(scene));
    }

    /// Shows all of the diagram, as large as it fits.
    public void fit() {
        fit(layers.bounds());
    }

    /// Shows these blocks, as large as they fit; all where there are none.
    public void fit(Set<String> ids) {
        fit(layers.boundsOf(ids).orElseGet(layers::bounds));
    }

    private void fit(Bounds part) {
        keep();
        viewport.fit(part, canvas.getWidth(), canvas.getHeight(), true);
    }

    void pan(double dx, double dy) {
        keep();
        viewport.pan(dx, dy);
    }

    /// Zooms so that what is at (x, y) of the canvas stays there.
    void zoom(double factor, double x, double y) {
        keep();
        viewport.zoom(factor, x, y);
    }

    public ReadOnlyDoubleProperty zoomProperty() {
        return viewport.zoomProperty();
    }

    public void zoomBy(double factor) {
        zoom(factor, canvas.getWidth() / 2, canvas.getHeight() / 2);
    }

    public void zoomTo(double zoom) {
        Rectangle2D seen = seen();
        centre(new Point2D(seen.getMinX() + seen.getWidth() / 2, seen.getMinY() + seen.getHeight() / 2), zoom);
    }

    public void centreOn(Point2D point) {
        centre(point, viewport.zoomProperty().get());
    }

    /// Moves just so far that `part` is in sight.
    void reveal(Bounds part) {
        viewport.reveal(part, canvas.getWidth(), canvas.getHeight());
    }

    /// Has these blocks in the middle, large enough to be read.
    public void reveal(Set<String> ids) {
        keep();
        layers.boundsOf(ids)
                .ifPresent(box -> centre(
                        new Point2D(box.getCenterX(), box.getCenterY()),
                        Math.max(viewport.zoomProperty().get(), CLOSE)));
    }

    /// Moves to these blocks if none of them is seen.
    void revealHidden(Set<String> ids) {
        Rectangle2D seen = seen();
        boolean hidden = ids.stream().map(layers::box).noneMatch(box -> seen.contains(box.getMinX(), box.getMinY()));
        if (hidden) {
            reveal(ids);
        }
    }

    private void centre(Point2D point, double zoom) {
        keep();
        viewport.centre(point, zoom, canvas.getWidth(), canvas.getHeight());
    }
}
