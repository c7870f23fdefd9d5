package dev.netloom.app.canvas;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.Project.Note;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextFormatter;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.StackPane;

/// A note on the canvas, as high as its text. A double-click, Enter or F2 lets the text be changed in place; Escape or
/// a press elsewhere ends that and keeps it.
final class NoteView extends StackPane {
    private static final PseudoClass SELECTED = PseudoClass.getPseudoClass("selected");
    private static final double WIDTH = 190;
    /// While it is written there is room for so much.
    private static final double WRITING = 96;

    private final String key;
    private final Label text = Controls.paragraph("", "note-text");
    private final TextArea field = new TextArea();
    private Consumer<String> written = text -> {};
    private boolean overhearing;

    /// @param key under which the diagram has it; empty for one that is being written for the first time
    NoteView(String key) {
        this.key = key;
        setId(key.isEmpty() ? "new-note" : "note-" + key);
        getStyleClass().add("note");
        setPrefWidth(WIDTH);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleHelp(Texts.of("note.help"));
        text.setMaxWidth(Double.MAX_VALUE);
        field.setId("note-field");
        field.setWrapText(true);
        field.setPrefHeight(WRITING);
        field.setAccessibleText(Texts.of("note.field"));
        field.setPromptText(Texts.of("note.prompt"));
        field.setTextFormatter(
                new TextFormatter<>(change -> change.getControlNewText().length() > Note.LONGEST ? null : change));
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                end();
                event.consume();
            }
        });
        field.addEventFilter(KeyEvent.KEY_TYPED, event -> {
            if (overhearing) {
                event.consume();
            }
            overhearing = false;
        });
        field.addEventHandler(KeyEvent.ANY, KeyEvent::consume);
        field.addEventHandler(MouseEvent.ANY, MouseEvent::consume);
        field.focusedProperty().addListener((property, before, focused) -> {
            if (!focused) {
                end();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.F2) {
                edit();
                event.consume();
            }
        });
        getChildren().add(text);
    }

    String key() {
        return key;
    }

    /// Hears of every new text.
    void onWritten(Consumer<String> told) {
        written = told;
    }

    void show(Note note) {
        relocate(note.place().x(), note.place().y());
        text.setText(note.text());
        setAccessibleText(Texts.of("note.accessible", note.text()));
    }

    void mark(boolean selected) {
        pseudoClassStateChanged(SELECTED, selected);
    }

    void edit() {
        field.setText(text.getText());
        field.setPrefHeight(Math.max(WRITING, text.getHeight() + 24));
        getChildren().setAll(field);
        field.requestFocus();
        field.end();
    }

    /// The letter of the key that opened it, which is still to come, is none of the text.
    void overhearKey() {
        overhearing = true;
    }

    private void end() {
        if (getChildren().contains(field)) {
            boolean hadKeyboard = field.isFocused();
            getChildren().setAll(text);
            if (hadKeyboard) {
                requestFocus();
            }
            written.accept(field.getText().strip());
        }
    }

    /// The place that it takes in the drawing.
    Bounds box() {
        return new BoundingBox(getLayoutX(), getLayoutY(), WIDTH, getHeight());
    }
}
