package dev.netloom.app.workbench;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;

/// What is to be seen on the blocks and beside the canvas.
final class ShowMenu extends MenuButton {
    ShowMenu() {
        setId("show");
        setGraphic(Icons.of("mdi2e-eye-outline"));
        getStyleClass().addAll("flat", "show-menu");
        setTooltip(Controls.tooltip(Texts.of("show.tip")));
        setAccessibleText(Texts.of("show.tip"));
        setFocusTraversable(false);
    }

    /// @param key `show.KEY` says what is shown where `choice` is true
    void offer(String key, BooleanProperty choice) {
        CheckMenuItem item = new CheckMenuItem(Texts.of("show." + key));
        item.setId("show-" + key);
        item.selectedProperty().bindBidirectional(choice);
        getItems().add(item);
    }
}
