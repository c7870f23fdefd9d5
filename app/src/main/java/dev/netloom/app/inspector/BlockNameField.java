package dev.netloom.app.inspector;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.ProblemText;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Tips;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.graph.Node;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;

/// The name of a block. Another one is taken on Enter or on leaving the field; Escape takes back what was typed.
final class BlockNameField extends VBox {
    private static final PseudoClass ERROR = PseudoClass.getPseudoClass("danger");

    private final DiagramModel model;
    private final TextField field = new TextField();
    /// What is wrong with what was typed, or else what another name means.
    private final Label note = Controls.paragraph("", "block-name-note");
    private String id = "";
    private boolean learns;

    BlockNameField(DiagramModel model) {
        this.model = model;
        getStyleClass().add("block-name");
        field.setId("block-name");
        field.getStyleClass().add("block-name-field");
        field.setAccessibleText(Texts.of("inspector.name"));
        Tips.install(field, () -> Texts.of("inspector.name.tip"));
        note.setId("block-name-note");
        note.managedProperty().bind(note.visibleProperty());
        note.visibleProperty().bind(note.textProperty().isNotEmpty());
        getChildren().addAll(field, note);
        field.textProperty().subscribe(() -> say(Optional.empty()));
        field.setOnAction(event -> take());
        field.focusedProperty().subscribe((before, focused) -> {
            if (!focused) {
                leave();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.getCode() == KeyCode.ESCAPE && isTyping()) {
                field.setText(id);
                event.consume();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (Shortcut.HELP.matches(event)) {
                Explanation.show(field, Texts.of("inspector.name"), Texts.of("inspector.name.tip"));
                event.consume();
            }
        });
        field.addEventFilter(KeyEvent.KEY_PRESSED, event -> SettingSheet.undo(event, model, isTyping()));
    }

    /// What is being typed stays while it is for the same block.
    void show(Node node) {
        learns = model.check().shape(node.id()).isPresent()
                && !node.block().parameters(model.check().inputShapes(node)).isEmpty();
        if (!id.equals(node.id())) {
            id = node.id();
            field.setText(id);
            say(Optional.empty());
        }
    }

    /// Takes the keyboard.
    void edit() {
        field.requestFocus();
        field.selectAll();
    }

    private boolean isTyping() {
        return !field.getText().equals(id);
    }

    private Optional<Problem> take() {
        String name = field.getText().strip();
        Optional<Problem> problem = Edits.namingProblem(model.diagram(), id, name);
        if (problem.isPresent()) {
            say(problem);
        } else if (!name.equals(id)) {
            model.rename(id, name);
            field.setText(id);
            note.setText(meaning());
        } else {
            field.setText(id);
        }
        return problem;
    }

    private void leave() {
        Optional<Problem> problem = take();
        if (problem.isPresent()) {
            field.setText(id);
            say(problem);
            field.pseudoClassStateChanged(ERROR, false);
        }
    }

    private String meaning() {
        return learns ? Texts.of("inspector.name.weights") : "";
    }

    private void say(Optional<Problem> problem) {
        note.setText(problem.map(ProblemText::of).orElse(isTyping() ? meaning() : ""));
        note.pseudoClassStateChanged(ERROR, problem.isPresent());
        field.pseudoClassStateChanged(ERROR, problem.isPresent());
    }
}
