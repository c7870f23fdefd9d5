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
    /// How far from the edges a revealed block lies, if there is room.
    private static final double REVEALED = 40;
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

    /// Moves as little as needed to show `block`, at a size at which it can be read.
    void reveal(Bounds block, double width, double height) {
        double scale = Math.max(zoom.get(), READABLE);
        double x = nearest(view.getTx(), block.getMinX() * scale, block.getMaxX() * scale, width);
        double y = nearest(view.getTy(), block.getMinY() * scale, block.getMaxY() * scale, height);
        set(scale, x, y);
    }

    /// The offset nearest to `now` that keeps min and max within `room`.
    private static double nearest(double now, double min, double max, double room) {
        double atStart = REVEALED - min;
        double atEnd = room - REVEALED - max;
        return atEnd < atStart ? (atStart + atEnd) / 2 : Math.clamp(now, atStart, atEnd);
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
