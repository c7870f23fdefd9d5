package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Wire;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;

/// A wire with its arrowhead, and the shape of what flows along it.
final class WireView extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final PseudoClass WEIGHED = PseudoClass.getPseudoClass("weighed");
    private static final double ROOM_FOR_LABEL = 150;

    /// Before its end a wire's line gives way to the arrowhead.
    static final double ARROW = 6;

    private final Wire wire;
    private final Path line = new Path();
    /// Wider than the line and invisible, so that the mouse finds the wire.
    private final Path reach = new Path();
    private final Polygon arrow = new Polygon(0, 0, -8, -4.5, -8, 4.5);
    private final Label label = new Label();
    private WireRoute route;
    private Bounds box;

    WireView(Wire wire) {
        this.wire = wire;
        setId("wire-" + wire.from() + "-" + wire.to());
        getStyleClass().add("wire");
        line.getStyleClass().add("wire-line");
        reach.getStyleClass().add("wire-reach");
        arrow.getStyleClass().add("wire-arrow");
        label.getStyleClass().add("wire-label");
        label.setMouseTransparent(true);
        getChildren().addAll(line, arrow, reach, label);
        hoverProperty().addListener(change -> showLabel());
        label.layoutBoundsProperty().addListener(change -> centreLabel());
    }

    Wire wire() {
        return wire;
    }

    WireRoute route() {
        return route;
    }

    void carry(String shape) {
        label.setText(shape);
        if (route != null) {
            showLabel();
        }
    }

    /// @param route to the foot of the arrowhead
    void run(WireRoute route) {
        if (route.equals(this.route)) {
            return;
        }
        this.route = route;
        box = around(route.corners());
        line.getElements().setAll(route.elements());
        reach.getElements().setAll(route.elements());
        Point2D end = route.corners().getLast();
        arrow.relocate(end.getX() + ARROW - 13, end.getY() - 4.5);
        showLabel();
    }

    /// The place that it takes in the drawing.
    Bounds box() {
        return box;
    }

    private static Bounds around(List<Point2D> corners) {
        double minX = Double.MAX_VALUE;
        double minY = Double.MAX_VALUE;
        double maxX = -Double.MAX_VALUE;
        double maxY = -Double.MAX_VALUE;
        for (Point2D corner : corners) {
            minX = Math.min(minX, corner.getX());
            minY = Math.min(minY, corner.getY());
            maxX = Math.max(maxX, corner.getX());
            maxY = Math.max(maxY, corner.getY());
        }
        return new BoundingBox(minX, minY, maxX - minX, maxY - minY);
    }

    /// Draws it so many pixels wide; empty for as wide as usual.
    void weigh(Optional<Double> width) {
        String style = width.map(pixels -> String.format(Locale.ROOT, "-fx-stroke-width: %.1fpx;", pixels))
                .orElse("");
        if (!style.equals(line.getStyle())) {
            line.setStyle(style);
            line.pseudoClassStateChanged(WEIGHED, width.isPresent());
            arrow.pseudoClassStateChanged(WEIGHED, width.isPresent());
        }
    }

    void mark(boolean selected) {
        line.pseudoClassStateChanged(SELECTED, selected);
        arrow.pseudoClassStateChanged(SELECTED, selected);
    }

    /// Shows that what is being dragged would go into this wire.
    void invite(boolean target) {
        line.pseudoClassStateChanged(TARGET, target);
        arrow.pseudoClassStateChanged(TARGET, target);
        showLabel();
    }

    private void showLabel() {
        boolean shown = !label.getText().isEmpty() && (isHover() || route.room() > ROOM_FOR_LABEL);
        label.setVisible(shown);
        centreLabel();
        setViewOrder(isHover() ? -20 : 0);
    }

    private void centreLabel() {
        Point2D middle = route.middle();
        label.relocate(middle.getX() - label.getWidth() / 2, middle.getY() - label.getHeight() / 2);
    }
}
