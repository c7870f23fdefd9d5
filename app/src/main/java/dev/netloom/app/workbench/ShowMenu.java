package dev.netloom.app.workbench;

import dev.netloom.app.canvas.ViewSettings;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.beans.property.BooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;

/// What blocks show of themselves: thumbnails, and what they cost and see.
final class ShowMenu extends MenuButton {
    ShowMenu(ViewSettings view) {
        setId("show");
        setGraphic(Icons.of("mdi2e-eye-outline"));
        getStyleClass().addAll("flat", "show-menu");
        setTooltip(Controls.tooltip(Texts.of("show.tip")));
        setAccessibleText(Texts.of("show.tip"));
        setFocusTraversable(false);
        getItems().addAll(item("previews", view.previewsProperty()), item("costs", view.costsProperty()));
    }

    private static CheckMenuItem item(String key, BooleanProperty choice) {
        CheckMenuItem item = new CheckMenuItem(Texts.of("show." + key));
        item.setId("show-" + key);
        item.selectedProperty().bindBidirectional(choice);
        return item;
    }
}
