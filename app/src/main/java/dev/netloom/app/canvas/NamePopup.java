package dev.netloom.app.canvas;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;

/// Asks under which name something is to be kept.
final class NamePopup extends CanvasPopup {
    private static final int LONGEST = 60;

    private final TextField name = new TextField();

    NamePopup(String proposal, Consumer<String> keep) {
        super("name-popup");
        name.setId("keep-name");
        name.setPrefColumnCount(20);
        name.setPromptText(Texts.of("own.name"));
        name.setAccessibleText(Texts.of("own.name"));
        name.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().length() > LONGEST ? null : change));
        name.setText(proposal);
        Button take = new Button(Texts.of("own.take"));
        take.setId("keep-take");
        take.getStyleClass().add("accent");
        take.disableProperty().bind(name.textProperty().map(String::isBlank));
        take.setOnAction(event -> {
            close();
            keep.accept(name.getText().strip());
        });
        name.setOnAction(event -> take.fire());
        getChildren()
                .addAll(
                        Controls.label(Texts.of("own.title"), "proposal-title"),
                        Controls.paragraph(Texts.of("own.about"), "proposal-text"),
                        name,
                        take);
        setPrefWidth(300);
    }

    @Override
    void begin() {
        name.requestFocus();
        name.selectAll();
    }
}
