package dev.netloom.app.canvas;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Bounds;
import javafx.scene.Group;
import javafx.scene.transform.Affine;

/// Which part of the drawing is seen, and how large.
final class Viewport {
    private static final double SMALLEST = 0.2;
    private static final double LARGEST = 2.5;
    private static final double MARGIN = 14;
    /// Below this nobody can read a block: fit then shows the beginning instead of all.
    private static final double READABLE = 0.55;

    private final Affine view = new Affine();
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);

    Viewport(Group content) {
        content.getTransforms().add(view);
    }

    ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    void pan(double dx, double dy) {
        view.setTx(view.getTx() + dx);
        view.setTy(view.getTy() + dy);
    }

    /// Zooms so that what is at (x, y) of the pane stays there.
    void zoom(double factor, double x, double y) {
        double scale = Math.clamp(zoom.get() * factor, SMALLEST, LARGEST);
        double change = scale / zoom.get();
        set(scale, x - (x - view.getTx()) * change, y - (y - view.getTy()) * change);
    }

    /// Pans just so far that `part` of the drawing is in sight, with a margin, in a pane of this size.
    void reveal(Bounds part, double width, double height) {
        if (width <= 0 || height <= 0) {
            return;
        }
        Bounds seen = view.transform(part);
        pan(shift(seen.getMinX(), seen.getMaxX(), width), shift(seen.getMinY(), seen.getMaxY(), height));
    }

    private static double shift(double from, double to, double room) {
        return from < MARGIN ? MARGIN - from : Math.min(0, room - MARGIN - to);
    }

    /// Shows all of `drawing` in a pane of this size, if that can be read; else its beginning.
    void fit(Bounds drawing, double width, double height, boolean wholly) {
        if (drawing.isEmpty() || width <= 0 || height <= 0) {
            return;
        }
        double fitting =
                Math.min((width - 2 * MARGIN) / drawing.getWidth(), (height - 2 * MARGIN) / drawing.getHeight());
        double scale = Math.clamp(fitting, wholly ? SMALLEST : READABLE, 1);
        set(
                scale,
                offset(width, drawing.getMinX(), drawing.getWidth(), scale),
                offset(height, drawing.getMinY(), drawing.getHeight(), scale));
    }

    private static double offset(double available, double min, double size, double scale) {
        double spare = Math.max(2 * MARGIN, available - size * scale);
        return spare / 2 - min * scale;
    }

    private void set(double scale, double x, double y) {
        view.setToTransform(scale, 0, x, 0, scale, y);
        zoom.set(scale);
    }
}
