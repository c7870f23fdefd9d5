package dev.netloom.app.canvas;

import dev.netloom.engine.graph.Graph;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Node;
import javafx.scene.layout.Region;

/// Which part of the drawing is in sight, and how it gets there. Until the user zooms or pans, all of it is fitted
/// anew whenever the canvas changes its size.
public final class ViewportController {
    /// What is looked for is shown at least so large.
    private static final double CLOSE = 0.8;

    private final Region canvas;
    private final CanvasLayers layers;
    private final Viewport viewport;
    private final DoubleProperty covered = new SimpleDoubleProperty(this, "covered");
    private boolean fitWhenSized = true;
    private double zoomAfter;
    private Set<String> fresh = Set.of();
    private Optional<Node> map = Optional.empty();

    ViewportController(Region canvas, CanvasLayers layers) {
        this.canvas = canvas;
        this.layers = layers;
        viewport = new Viewport(layers.node());
        covered.subscribe(canvas::requestLayout);
    }

    /// How much of the canvas lies under bars along its lower edge, in pixels.
    public DoubleProperty coveredProperty() {
        return covered;
    }

    /// From now on no new block is brought into sight under `map`.
    void keepClearOf(Node map) {
        this.map = Optional.of(map);
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
        fresh = Set.of();
        canvas.requestLayout();
    }

    /// Zooms after the next layout, once all has been fitted.
    public void zoomSoon(double zoom) {
        zoomAfter = zoom;
        canvas.requestLayout();
    }

    /// True until the user zooms or pans.
    public boolean isFitted() {
        return fitWhenSized;
    }

    /// Brings these new blocks into sight after the next layout, by the smallest move.
    void followSoon(Set<String> blocks) {
        keep();
        fresh = blocks;
        canvas.requestLayout();
    }

    /// The canvas has a new size, or a new drawing.
    void refit() {
        layers.settle();
        if (fitWhenSized) {
            viewport.fit(layers.bounds(), canvas.getWidth(), clear(), false);
        }
        if (zoomAfter > 0 && canvas.getWidth() > 0) {
            zoomTo(zoomAfter);
            zoomAfter = 0;
        }
        Graph graph = layers.visible().diagram().graph(); // some may be gone again
        layers.boundsOf(fresh.stream().filter(graph::contains).collect(Collectors.toSet()))
                .ifPresent(this::follow);
        fresh = Set.of();
    }

    private void follow(Bounds part) {
        reveal(part);
        map.filter(Node::isVisible) // it may have come into view by this very move
                .map(node -> canvas.sceneToLocal(node.localToScene(node.getLayoutBounds())))
                .ifPresent(corner -> viewport.clear(part, corner));
    }

    private double clear() {
        return canvas.getHeight() - covered.get();
    }

    /// The part of the drawing that is seen.
    public Rectangle2D seen() {
        return viewport.seen(canvas.getWidth(), canvas.getHeight());
    }

    /// The point of the drawing in the middle of what is seen.
    Point2D middle() {
        Rectangle2D seen = seen();
        return new Point2D(seen.getMinX() + seen.getWidth() / 2, seen.getMinY() + seen.getHeight() / 2);
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
        viewport.fit(part, canvas.getWidth(), clear(), true);
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
        centre(middle(), zoom);
    }

    public void centreOn(Point2D point) {
        centre(point, viewport.zoomProperty().get());
    }

    /// Moves just so far that `part` is in sight.
    void reveal(Bounds part) {
        viewport.reveal(part, canvas.getWidth(), clear());
    }

    /// Has these blocks in the middle, large enough to be read.
    public void reveal(Set<String> ids) {
        keep();
        layers.boundsOf(ids)
                .ifPresent(box -> centre(
                        new Point2D(box.getCenterX(), box.getCenterY()),
                        Math.max(viewport.zoomProperty().get(), CLOSE)));
    }

    private void centre(Point2D point, double zoom) {
        keep();
        viewport.centre(point, zoom, canvas.getWidth(), canvas.getHeight());
    }
}
