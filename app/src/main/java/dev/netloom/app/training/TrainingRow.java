package dev.netloom.app.training;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.TrainingField;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// One setting of a training: its name, its field, and below it what it may be, or what is wrong with it.
final class TrainingRow extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final double FIELD = 98;

    private final TrainingField field;
    private final TrainingSettings settings;
    private final Control control;
    private final Button reset = new Button(null, Icons.of("mdi2r-restore"));
    private final Label note = Controls.paragraph("", "setting-note");
    private Optional<String> fixed = Optional.empty();

    /// @param id of the field
    /// @param apply is run on Enter in the field
    TrainingRow(String id, TrainingField field, TrainingSettings settings, Runnable apply) {
        this.field = field;
        this.settings = settings;
        getStyleClass().add("setting-row");
        String name = SettingText.name(field);
        StringProperty typed = settings.typed(field);
        control = field.kind() == TrainingField.Kind.CHOICE ? choice(typed) : text(typed, apply);
        control.setId(id);
        control.setMinWidth(FIELD);
        control.setPrefWidth(FIELD);
        control.setAccessibleText(name);
        Label label = Controls.paragraph(name);
        label.setLabelFor(control);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(label, Priority.ALWAYS);
        note.setId(control.getId() + "-note");
        reset(typed, name);
        HBox head =
                new HBox(label, control, reset, new Explanation(control.getId() + "-about", "setting." + field.key()));
        head.getStyleClass().add("setting-head");
        head.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(head, note);
    }

    private TextField text(StringProperty typed, Runnable apply) {
        TextField text = new TextField();
        text.textProperty().bindBidirectional(typed);
        text.setOnAction(event -> apply.run());
        return text;
    }

    private ComboBox<String> choice(StringProperty typed) {
        ComboBox<String> choice = new ComboBox<>();
        choice.getItems().setAll(field.choices());
        choice.setConverter(new StringConverter<>() {
            @Override
            public String toString(String value) {
                return value == null ? "" : SettingText.choice(field, value);
            }

            @Override
            public String fromString(String name) {
                throw new UnsupportedOperationException("values are chosen, not typed");
            }
        });
        choice.valueProperty().bindBidirectional(typed);
        return choice;
    }

    private void reset(StringProperty typed, String name) {
        reset.setId(control.getId() + "-reset");
        reset.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, "setting-reset");
        reset.setMinWidth(USE_PREF_SIZE);
        reset.setAccessibleText(Texts.of("setting.reset.spoken", name));
        reset.setTooltip(Controls.tooltip(""));
        reset.setOnAction(event -> typed.set(settings.usual(field)));
    }

    /// Something to go to, or what is there, below the note.
    void offer(Node more) {
        getChildren().add(more);
    }

    /// @param why it cannot be changed now, in words; empty where it can
    void fix(Optional<String> why) {
        fixed = why;
        control.setDisable(why.isPresent());
        check();
    }

    /// Shows what is wrong now.
    void check() {
        Optional<String> problem = settings.problem(field);
        String words = problem.or(() -> fixed).orElseGet(() -> SettingText.note(field));
        note.setText(words);
        note.setVisible(!words.isEmpty());
        note.setManaged(!words.isEmpty());
        note.pseudoClassStateChanged(DANGER, problem.isPresent());
        control.pseudoClassStateChanged(DANGER, problem.isPresent());
        control.setAccessibleHelp(words);
        String usual = settings.usual(field);
        reset.setVisible(fixed.isEmpty() && !settings.typed(field).get().equals(usual));
        String shown = field.kind() == TrainingField.Kind.CHOICE ? SettingText.choice(field, usual) : usual;
        reset.getTooltip().setText(Texts.of("setting.reset", shown));
    }
}
