package dev.netloom.app.canvas;

import javafx.css.PseudoClass;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Circle;

/// Where wires begin or end: a dot, with a wider invisible circle around it for the mouse.
final class Port extends StackPane {
    private static final PseudoClass TARGET = PseudoClass.getPseudoClass("target");
    private static final double REACH = 11;

    Port(String id) {
        setId(id);
        getStyleClass().add("port");
        Circle dot = new Circle(4.5);
        dot.getStyleClass().add("port-dot");
        Circle reach = new Circle(REACH);
        reach.getStyleClass().add("port-reach");
        getChildren().addAll(reach, dot);
    }

    void relocateTo(double centreX, double centreY) {
        relocate(centreX - REACH, centreY - REACH);
    }

    /// Shows that a wire being drawn may end here.
    void invite(boolean target) {
        pseudoClassStateChanged(TARGET, target);
    }
}
