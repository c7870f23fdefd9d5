package dev.netloom.app.canvas;

import dev.netloom.app.diagram.DiagramModel;
import java.util.HashSet;
import java.util.Set;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.shape.Rectangle;

/// A rectangle drawn over the background: what it touches is marked at once, and selected when it is let go.
final class Marquee {
    private static final double STILL = 4;

    private final CanvasLayers layers;
    private final DiagramModel model;
    private final Rectangle frame = new Rectangle();
    private Set<String> before = Set.of();
    private Set<String> notesBefore = Set.of();
    private Point2D start = Point2D.ZERO;

    Marquee(CanvasLayers layers, DiagramModel model) {
        this.layers = layers;
        this.model = model;
        frame.setId("marquee");
        frame.getStyleClass().add("marquee");
    }

    /// What is selected now stays so.
    void begin(Point2D point) {
        start = point;
        before = model.selection();
        notesBefore = model.selectedNotes();
    }

    void drawTo(Point2D point) {
        if (!shown() && point.distance(start) < STILL) {
            return;
        }
        if (!shown()) {
            layers.overlay().getChildren().add(frame);
        }
        frame.setX(Math.min(start.getX(), point.getX()));
        frame.setY(Math.min(start.getY(), point.getY()));
        frame.setWidth(Math.abs(point.getX() - start.getX()));
        frame.setHeight(Math.abs(point.getY() - start.getY()));
        layers.mark(selection());
        layers.notes().mark(notes());
    }

    void finish() {
        if (shown()) {
            layers.overlay().getChildren().remove(frame);
            model.select(selection(), notes());
        }
    }

    private Set<String> selection() {
        Set<String> ids = new HashSet<>(before);
        ids.addAll(layers.touchedBy(drawn()));
        return ids;
    }

    private Set<String> notes() {
        Set<String> notes = new HashSet<>(notesBefore);
        notes.addAll(layers.notes().touchedBy(drawn()));
        return notes;
    }

    private Bounds drawn() {
        return new BoundingBox(frame.getX(), frame.getY(), frame.getWidth(), frame.getHeight());
    }

    private boolean shown() {
        return layers.overlay().getChildren().contains(frame);
    }
}
