package dev.netloom.app.ui;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextAlignment;

/// What stands where nothing can be shown yet: what is missing, and what to do.
public final class EmptyState extends VBox {
    private final Label title = new Label();
    private final Label text = new Label();

    /// @param key `KEY.title` and `KEY.text` are the texts
    public EmptyState(String key) {
        getStyleClass().add("empty-state");
        setAlignment(Pos.CENTER);
        setMouseTransparent(true);
        title.getStyleClass().add("empty-state-title");
        text.getStyleClass().add("text-muted");
        text.setWrapText(true);
        text.setAlignment(Pos.CENTER);
        text.setTextAlignment(TextAlignment.CENTER);
        text.setMaxWidth(420);
        getChildren().addAll(title, text);
        say(key);
    }

    public void say(String key) {
        title.setText(Texts.of(key + ".title"));
        advise(Texts.of(key + ".text"));
    }

    /// @param sentence what to do, below the title
    public void advise(String sentence) {
        text.setText(sentence);
    }
}
