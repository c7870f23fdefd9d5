package dev.netloom.app.ui;

import atlantafx.base.theme.Styles;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// An icon behind which a view explains itself. Escape, or a click elsewhere, closes the explanation.
public final class Explanation extends Button {
    private static final double WIDTH = 380;

    /// @param key `KEY.title` and `KEY.text` are the texts
    public Explanation(String id, String key) {
        setId(id);
        setGraphic(Icons.of("mdi2i-information-outline"));
        getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "explanation");
        setTooltip(Controls.tooltip(Texts.of("explanation.tip")));
        setAccessibleText(Texts.of("explanation.tip"));
        setAccessibleHelp(Texts.of(key + ".text"));
        setMinWidth(USE_PREF_SIZE);
        ContextMenu card = card(key);
        setOnAction(event -> card.show(this, Side.BOTTOM, 0, 0));
    }

    private static ContextMenu card(String key) {
        Label title = Controls.label(Texts.of(key + ".title"), "explanation-title");
        Label text = Controls.paragraph(Texts.of(key + ".text"));
        VBox words = new VBox(title, text);
        words.getStyleClass().add("explanation-words");
        words.setPrefWidth(WIDTH);
        words.setMaxWidth(WIDTH);
        CustomMenuItem item = new CustomMenuItem(words, true);
        item.getStyleClass().add("explanation-item");
        ContextMenu card = new ContextMenu(item);
        card.getStyleClass().add("explanation-card");
        return card;
    }
}
