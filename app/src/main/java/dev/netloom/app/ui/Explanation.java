package dev.netloom.app.ui;

import atlantafx.base.theme.Styles;
import javafx.geometry.Side;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.CustomMenuItem;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
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
        ContextMenu card = card(Texts.of(key + ".title"), Texts.of(key + ".text"));
        setOnAction(event -> card.show(this, Side.BOTTOM, 0, 0));
    }

    /// What opens with an explanation in it; Escape closes it, and nothing else.
    public static ContextMenu card(String name, String explanation) {
        Label title = Controls.label(name, "explanation-title");
        Label text = Controls.paragraph(explanation);
        VBox words = new VBox(title, text);
        words.getStyleClass().add("explanation-words");
        words.setPrefWidth(WIDTH);
        words.setMaxWidth(WIDTH);
        CustomMenuItem item = new CustomMenuItem(words, true);
        item.getStyleClass().add("explanation-item");
        ContextMenu card = new ContextMenu(item);
        card.getStyleClass().add("explanation-card");
        card.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                card.hide();
                event.consume();
            }
        });
        return card;
    }
}
