package dev.netloom.app.learn;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Something that leads somewhere: what it is called, and what one does there. A click, Enter or Space goes there;
/// the arrow keys go from one to the next.
final class DestinationLine extends HBox {
    private final Runnable action;
    private final String title;
    private final Label text;
    private final String kind;

    /// @param picture at its left
    DestinationLine(Node picture, String title, String text, Destination to, Consumer<Destination> go) {
        this.title = title;
        this.text = Controls.paragraph(text, "learn-line-text");
        kind = Texts.of("learn.kind." + to.kind());
        action = () -> go.accept(to);
        getStyleClass().add("learn-line");
        VBox words = new VBox(Controls.paragraph(title, "learn-line-title"), this.text);
        words.setMinWidth(0);
        words.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(picture, words);
        setAccessibleRole(AccessibleRole.BUTTON);
        say(text);
        setFocusTraversable(true);
        setOnMousePressed(event -> {
            requestFocus();
            event.consume(); // a scroll pane around would take the focus
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY && event.isStillSincePress()) {
                action.run();
            }
        });
        setOnKeyPressed(this::key);
    }

    /// @param id of the node
    static DestinationLine of(String id, Step step, Consumer<Destination> go) {
        StackPane icon = new StackPane(Icons.of(step.to().icon()));
        icon.getStyleClass().addAll("learn-icon", "learn-" + step.to().kind());
        String key = "learn.step." + step.key();
        DestinationLine line = new DestinationLine(icon, Texts.of(key), Texts.of(key + ".text"), step.to(), go);
        line.setId(id);
        return line;
    }

    /// Says at its right what kind of thing it leads to.
    DestinationLine named() {
        Label name = Controls.label(kind, "learn-kind");
        name.setMinWidth(USE_PREF_SIZE);
        getChildren().add(name);
        return this;
    }

    /// Says something else below its title.
    void say(String words) {
        text.setText(words);
        setAccessibleText(Texts.of("learn.spoken", title, words, kind));
    }

    private void key(KeyEvent event) {
        switch (event.getCode()) {
            case ENTER, SPACE -> action.run();
            case UP -> requestFocusTraversal(TraversalDirection.PREVIOUS);
            case DOWN -> requestFocusTraversal(TraversalDirection.NEXT);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
