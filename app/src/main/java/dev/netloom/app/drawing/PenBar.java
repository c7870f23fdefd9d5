package dev.netloom.app.drawing;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.geometry.Orientation;
import javafx.scene.control.Button;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Eraser, undo, clear, and the width of the pen, beside the pad.
final class PenBar extends HBox {
    PenBar(Drawing drawing) {
        getStyleClass().add("pen-bar");
        ToggleButton eraser = new ToggleButton(null, Icons.of("mdi2e-eraser"));
        eraser.setId("draw-eraser");
        eraser.getStyleClass().addAll("button-icon", "flat");
        eraser.setAccessibleText(Texts.of("draw.eraser"));
        eraser.setTooltip(Controls.tooltip(Texts.of("draw.eraser")));
        eraser.selectedProperty().bindBidirectional(drawing.erasingProperty());
        Button undo = Controls.iconButton("draw-undo", "mdi2u-undo", null, drawing::undo);
        undo.disableProperty().bind(drawing.undoableProperty().not());
        undo.setFocusTraversable(true);
        Button clear = Controls.iconButton("draw-clear", "mdi2d-delete-outline", null, drawing::clear);
        clear.disableProperty().bind(drawing.blankProperty());
        clear.setFocusTraversable(true);
        Slider width = new Slider(Drawing.THINNEST, Drawing.THICKEST, Drawing.USUAL);
        width.setId("draw-width");
        width.setOrientation(Orientation.VERTICAL);
        width.setBlockIncrement(2);
        width.setMinHeight(40);
        width.setTooltip(Controls.tooltip(Texts.of("draw.width")));
        width.setAccessibleText(Texts.of("draw.width"));
        width.valueProperty().bindBidirectional(drawing.penWidthProperty());
        VBox tools = new VBox(eraser, undo, clear, width);
        tools.getStyleClass().add("pen-tools");
        VBox.setVgrow(width, Priority.SOMETIMES);
        getChildren().add(tools);
    }
}
