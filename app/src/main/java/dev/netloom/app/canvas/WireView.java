package dev.netloom.app.canvas;

import dev.netloom.app.diagram.Wire;
import javafx.css.PseudoClass;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.control.Label;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polygon;

/// A wire with its arrowhead, and the shape of what flows along it.
final class WireView extends Group {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final double ROOM_FOR_LABEL = 150;

    private final Wire wire;
    private final Path line = new Path();
    /// Wider than the line and invisible, so that the mouse finds the wire.
    private final Path reach = new Path();
    private final Polygon arrow = new Polygon(0, 0, -8, -4.5, -8, 4.5);
    private final Label label = new Label();
    private WireRoute route;
    private Point2D start;
    private Point2D end;

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

    void run(Point2D from, Point2D to) {
        if (from.equals(start) && to.equals(end)) {
            return;
        }
        start = from;
        end = to;
        route = WireRoute.between(from, to.subtract(6, 0));
        line.getElements().setAll(route.elements());
        reach.getElements().setAll(route.elements());
        arrow.relocate(to.getX() - 13, to.getY() - 4.5);
        showLabel();
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
