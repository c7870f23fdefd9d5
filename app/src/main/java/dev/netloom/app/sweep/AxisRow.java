package dev.netloom.app.sweep;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.sweep.PointSettings;
import java.util.List;
import java.util.Optional;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.controlsfx.control.SearchableComboBox;

/// A setting that is varied, its values, and what is wrong with them.
final class AxisRow extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final SweepModel model;
    private final SearchableComboBox<String> keys = new SearchableComboBox<>();
    private final TextField values = new TextField();
    private final Label note = Controls.paragraph("", "setting-note");
    private final Runnable changed;
    private boolean wrong;

    /// @param changed is told of every change
    /// @param gone takes this away
    AxisRow(SweepModel model, String key, String text, Runnable changed, Runnable gone) {
        this.model = model;
        this.changed = changed;
        getStyleClass().add("sweep-axis");
        keys.getStyleClass().add("sweep-keys");
        keys.setAccessibleText(Texts.of("sweep.axis"));
        keys.setMaxWidth(Double.MAX_VALUE);
        keys.setMinWidth(0);
        keys.setPrefWidth(0);
        keys.setConverter(new StringConverter<>() {
            @Override
            public String toString(String own) {
                return own == null
                        ? ""
                        : model.base()
                                .map(base -> SweepWords.name(own, base.graph()))
                                .orElse(own);
            }

            @Override
            public String fromString(String name) {
                return keys.getItems().stream()
                        .filter(own -> toString(own).equals(name))
                        .findFirst()
                        .orElse(keys.getValue());
            }
        });
        HBox.setHgrow(keys, Priority.ALWAYS);
        Button remove = new Button(null, Icons.of("mdi2c-close"));
        remove.getStyleClass().addAll(Styles.BUTTON_ICON, Styles.FLAT, Styles.SMALL);
        remove.setAccessibleText(Texts.of("sweep.axis.remove"));
        remove.setTooltip(Controls.tooltip(Texts.of("sweep.axis.remove")));
        remove.setMinWidth(USE_PREF_SIZE);
        remove.setOnAction(event -> gone.run());
        values.setAccessibleText(Texts.of("sweep.values"));
        offer();
        keys.setValue(key);
        values.setText(text);
        keys.valueProperty().subscribe((before, now) -> check());
        values.textProperty().subscribe((before, now) -> check());
        HBox head = new HBox(keys, remove);
        head.getStyleClass().add("ensemble-line");
        getChildren().addAll(head, values, note);
        check();
    }

    /// Offers the settings of what is on the canvas now.
    void offer() {
        List<String> now =
                model.base().map(base -> PointSettings.keys(base.graph())).orElse(List.of());
        if (!now.isEmpty() && !now.equals(keys.getItems())) {
            String kept = keys.getValue();
            keys.getItems().setAll(now);
            keys.setValue(kept);
        }
        check();
    }

    /// What is chosen; empty where no setting is.
    Optional<SweepModel.Choice> choice() {
        return Optional.ofNullable(keys.getValue()).map(key -> new SweepModel.Choice(key, values.getText()));
    }

    private void check() {
        Optional<String> problem = choice().flatMap(model::problem);
        boolean typed = !values.getText().isBlank();
        note.setText(problem.filter(words -> typed).orElseGet(this::hint));
        note.pseudoClassStateChanged(DANGER, typed && problem.isPresent());
        values.pseudoClassStateChanged(DANGER, typed && problem.isPresent());
        values.setAccessibleHelp(note.getText());
        wrong = typed && problem.isPresent();
        changed.run();
    }

    /// Whether something is marked.
    boolean isWrong() {
        return wrong;
    }

    /// What it is now, and what may be typed.
    private String hint() {
        try {
            return choice().flatMap(choice -> model.base().map(base -> base.text(choice.key())))
                    .map(now -> Texts.of("sweep.values.hint", now))
                    .orElse(Texts.of("sweep.axis.none"));
        } catch (IllegalArgumentException gone) {
            return Texts.of("sweep.axis.none");
        }
    }
}
