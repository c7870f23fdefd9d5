package dev.netloom.app.canvas;

import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.transform.Affine;

/// Which part of the drawing is seen, and how large.
final class Viewport {
    private static final double SMALLEST = 0.06;
    private static final double LARGEST = 2.5;
    private static final double MARGIN = 14;
    /// Below this nobody can read what a block is: fit then shows the beginning instead of all.
    private static final double OVERVIEW = 0.28;
    /// How large the beginning is shown.
    private static final double READABLE = 0.55;

    private final Affine view = new Affine();
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private Runnable changed = () -> {};

    Viewport(Group content) {
        content.getTransforms().add(view);
    }

    ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /// Hears of every change of what is seen.
    void onChange(Runnable changed) {
        this.changed = changed;
    }

    void pan(double dx, double dy) {
        set(zoom.get(), view.getTx() + dx, view.getTy() + dy);
    }

    /// The part of the drawing that a pane of this size shows.
    Rectangle2D seen(double width, double height) {
        return new Rectangle2D(
                -view.getTx() / zoom.get(),
                -view.getTy() / zoom.get(),
                Math.max(0, width) / zoom.get(),
                Math.max(0, height) / zoom.get());
    }

    /// Shows this point of the drawing in the middle of a pane of this size.
    void centre(Point2D point, double scale, double width, double height) {
        double within = Math.clamp(scale, SMALLEST, LARGEST);
        set(within, width / 2 - point.getX() * within, height / 2 - point.getY() * within);
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

    /// Of what is larger than the room, the beginning is shown.
    private static double shift(double from, double to, double room) {
        double begin = MARGIN - from;
        return begin > 0 ? begin : Math.clamp(room - MARGIN - to, Math.min(0, begin), 0);
    }

    /// Pans up or to the left, whichever is less, until `part` of the drawing is not under `corner` of the pane; not
    /// at all where its beginning would go out of sight.
    void clear(Bounds part, Bounds corner) {
        Bounds seen = view.transform(part);
        if (seen.intersects(corner)) {
            double left = seen.getMaxX() + MARGIN - corner.getMinX();
            double up = seen.getMaxY() + MARGIN - corner.getMinY();
            if (left < up && seen.getMinX() - left >= 0) {
                pan(-left, 0);
            } else if (seen.getMinY() - up >= 0) {
                pan(0, -up);
            }
        }
    }

    /// Shows all of `drawing` in a pane of this size, if that can be read, or if it is wanted `wholly`; else its
    /// beginning.
    void fit(Bounds drawing, double width, double height, boolean wholly) {
        if (drawing.isEmpty() || width <= 0 || height <= 0) {
            return;
        }
        double fitting =
                Math.min((width - 2 * MARGIN) / drawing.getWidth(), (height - 2 * MARGIN) / drawing.getHeight());
        double scale = Math.clamp(fitting, wholly || fitting >= OVERVIEW ? SMALLEST : READABLE, 1);
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
        view.setToTransform(scale, 0, Math.rint(x), 0, scale, Math.rint(y));
        zoom.set(scale);
        changed.run();
    }
}
