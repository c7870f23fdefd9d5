package dev.netloom.app.data;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.PictureSet.NameProblem;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;

/// Asks for a name; what is wrong with one stands beside it.
final class NameRow extends FlowPane {
    private final Label title = Controls.label("");
    private final TextField field = new TextField();
    private final Button done = new Button();
    private final Label wrong = Controls.label("", "bad");
    private Function<String, Optional<NameProblem>> check = name -> Optional.empty();
    private Consumer<String> named = name -> {};
    private Runnable cancelled = () -> {};

    NameRow() {
        setId("set-name-row");
        getStyleClass().add("name-row");
        setAlignment(Pos.CENTER_LEFT);
        field.setId("set-name");
        title.setLabelFor(field);
        done.setId("set-name-done");
        done.setMinWidth(USE_PREF_SIZE);
        wrong.setId("set-name-wrong");
        wrong.setWrapText(true);
        Button cancel = new Button(Texts.of("data.open.cancel"));
        cancel.setId("set-name-cancel");
        cancel.setMinWidth(USE_PREF_SIZE);
        cancel.setOnAction(event -> cancel());
        done.setOnAction(event -> take());
        field.setOnAction(event -> take());
        field.textProperty().subscribe(this::judge);
        addEventHandler(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE) {
                cancel();
            }
            event.consume(); // Delete and the like mean the text here
        });
        getChildren().addAll(title, field, done, cancel, wrong);
        managedProperty().bind(visibleProperty());
        setVisible(false);
    }

    /// @param key of the texts for what is named, and for the button
    /// @param before the name up to now
    /// @param cancelled is told that it was given up
    void ask(
            String key,
            String before,
            Function<String, Optional<NameProblem>> check,
            Consumer<String> named,
            Runnable cancelled) {
        this.check = check;
        this.named = named;
        this.cancelled = cancelled;
        title.setText(Texts.of(key));
        field.setAccessibleText(title.getText());
        done.setText(Texts.of(key + ".do"));
        field.setText(before);
        setVisible(true);
        judge();
        field.selectAll();
        field.requestFocus();
    }

    /// Judges the name anew, where what else there is has changed.
    void judge() {
        Optional<NameProblem> problem = check.apply(name());
        boolean empty = problem.filter(NameProblem.EMPTY::equals).isPresent();
        done.setDisable(problem.isPresent());
        wrong.setText(problem.filter(why -> !empty)
                .map(why -> Texts.of("set.name." + why.name().toLowerCase(Locale.ROOT)))
                .orElse(""));
    }

    /// What stands in the field.
    String text() {
        return field.getText();
    }

    private String name() {
        return field.getText().strip();
    }

    private void take() {
        Optional<NameProblem> problem = check.apply(name());
        if (problem.isPresent()) {
            wrong.setText(Texts.of("set.name." + problem.get().name().toLowerCase(Locale.ROOT)));
            return;
        }
        setVisible(false);
        named.accept(name());
    }

    private void cancel() {
        setVisible(false);
        cancelled.run();
    }
}
