package dev.netloom.app.palette;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A line of the palette: icon, name, and what it does in a few words.
final class PaletteEntry extends HBox {
    PaletteEntry(String key, String name, String brief, String about) {
        setId("palette-" + key);
        getStyleClass().addAll("palette-entry", "kind-" + key);
        StackPane icon = new StackPane(Icons.block(key));
        icon.getStyleClass().add("block-icon");
        VBox words = new VBox(Controls.label(name, "palette-name"), Controls.label(brief, "palette-brief"));
        words.setMinWidth(0);
        getChildren().addAll(icon, words);
        setAccessibleText(name + ": " + brief);
        Tooltip.install(this, Controls.tooltip(about));
    }

    static PaletteEntry ofBlock(String key) {
        return new PaletteEntry(
                key,
                Texts.of("block." + key + ".name"),
                Texts.of("block." + key + ".brief"),
                Texts.of("block." + key + ".about"));
    }
}
