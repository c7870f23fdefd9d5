package dev.netloom.app.canvas;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// A group's title; a double-click lets it be changed in place. Enter keeps the change, Escape does not.
final class GroupTitle extends StackPane {
    private final Label label = new Label();
    private final TextField field = new TextField();
    private Consumer<String> rename = title -> {};
    private Runnable done = () -> {};

    GroupTitle(String id, String style) {
        label.setId(id);
        label.getStyleClass().add(style);
        label.setMinWidth(0);
        label.setTooltip(Controls.tooltip(Texts.of("group.rename")));
        field.setId(id + "-field");
        field.getStyleClass().add("group-title-field");
        field.setAccessibleText(Texts.of("group.title"));
        setMinWidth(0);
        getStyleClass().add("group-title-box");
        getChildren().add(label);
        label.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                edit();
                event.consume();
            }
        });
        field.setOnAction(event -> end(true));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                end(false);
                event.consume();
            }
        });
        field.addEventHandler(KeyEvent.ANY, KeyEvent::consume);
        field.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        field.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                end(true);
            }
        });
    }

    void onRename(Consumer<String> rename) {
        this.rename = rename;
    }

    /// Hears when the keyboard, which was here to change the title, has to go elsewhere.
    void onDone(Runnable done) {
        this.done = done;
    }

    void show(String title) {
        label.setText(title);
    }

    void edit() {
        field.setText(label.getText());
        getChildren().setAll(field);
        field.requestFocus();
        field.selectAll();
    }

    private void end(boolean keep) {
        if (getChildren().contains(field)) {
            boolean hadKeyboard = field.isFocused();
            getChildren().setAll(label);
            if (hadKeyboard) {
                done.run();
            }
            if (keep && !field.getText().equals(label.getText())) {
                rename.accept(field.getText());
            }
        }
    }
}
