package dev.netloom.app.ui;

import java.util.function.IntConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// One of several things to choose from: icon, name, and what it does in a few words. Clicks, Enter or Space take it.
public final class ChoiceLine extends HBox {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final Runnable action;
    private IntConsumer neighbour = step -> {};
    private Runnable learn = () -> {};

    /// @param key of its icon and its colour
    /// @param clicks how many take it: 2 where a single one is the beginning of something else
    public ChoiceLine(String key, String name, String brief, int clicks, Runnable action) {
        this.action = action;
        getStyleClass().addAll("choice-line", "kind-" + key);
        StackPane icon = new StackPane(Icons.block(key));
        icon.getStyleClass().add("block-icon");
        VBox words = new VBox(Controls.label(name, "choice-name"), Controls.label(brief, "choice-brief"));
        words.setMinWidth(0);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(icon, words);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(name + ": " + brief);
        setFocusTraversable(true);
        setOnMousePressed(event -> {
            requestFocus();
            event.consume(); // a scroll pane around would take the focus
        });
        setOnMouseClicked(event -> {
            if (event.getButton() == MouseButton.PRIMARY
                    && event.getClickCount() == clicks
                    && event.isStillSincePress()) {
                action.run();
            }
        });
        setOnKeyPressed(this::key);
    }

    /// The line of a block or of something else that has texts under `block.` and `key`.
    public static ChoiceLine ofBlock(String key, int clicks, Runnable action) {
        ChoiceLine line = new ChoiceLine(
                key, Texts.of("block." + key + ".name"), Texts.of("block." + key + ".brief"), clicks, action);
        line.explain(Texts.of("block." + key + ".about"));
        return line;
    }

    public void explain(String about) {
        Tooltip.install(this, Controls.tooltip(about));
    }

    /// Adds a small button that opens the page about it; the key for that works on the line as well.
    public void setOnLearn(String id, Runnable read) {
        learn = read;
        Button button = Controls.learnButton(id, read);
        button.setFocusTraversable(false);
        getChildren().add(button);
    }

    /// Is told -1 or 1 where the keyboard should go up or down.
    public void setOnNeighbour(IntConsumer told) {
        neighbour = told;
    }

    /// Marks the one that Enter in a search field takes.
    public void choose(boolean chosen) {
        pseudoClassStateChanged(CHOSEN, chosen);
    }

    public void take() {
        action.run();
    }

    private void key(KeyEvent event) {
        if (Shortcut.LEARN.matches(event)) {
            learn.run();
            event.consume();
            return;
        }
        switch (event.getCode()) {
            case ENTER, SPACE -> action.run();
            case UP -> neighbour.accept(-1);
            case DOWN -> neighbour.accept(1);
            default -> {
                return;
            }
        }
        event.consume();
    }
}
