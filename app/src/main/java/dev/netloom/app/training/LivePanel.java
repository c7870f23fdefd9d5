package dev.netloom.app.training;

import atlantafx.base.theme.Styles;
import dev.netloom.app.training.LiveForm.Field;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.train.LiveSettings;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The settings of the run that goes on, to be changed for its next steps, all at once.
final class LivePanel extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final Set<OptimizerKind> WITH_MOMENTUM = Set.of(OptimizerKind.MOMENTUM, OptimizerKind.NESTEROV);

    private final TrainingSession session;
    private final Runnable close;
    private final Map<Field, TextField> fields = new EnumMap<>(Field.class);
    private final Label message = Controls.paragraph("", "live-message");
    private final Button apply = new Button(Texts.of("live.apply"));
    private LiveForm form;

    /// @param close hides the panel
    LivePanel(TrainingSession session, Runnable close) {
        this.session = session;
        this.close = close;
        setId("live-panel");
        getStyleClass().add("live-panel");
        GridPane grid = new GridPane();
        grid.getStyleClass().add("live-grid");
        Arrays.stream(Field.values()).forEach(field -> addRow(grid, field));
        message.setId("live-message");
        message.setPrefWidth(330);
        apply.setId("live-apply");
        apply.getStyleClass().add(Styles.ACCENT);
        apply.setDefaultButton(true);
        apply.setTooltip(Controls.tooltip(Texts.of("live.apply.tip")));
        apply.setOnAction(event -> apply());
        HBox foot = new HBox(apply);
        foot.setAlignment(Pos.CENTER_RIGHT);
        Label title = Controls.label(Texts.of("live.title"), "live-title");
        getChildren().addAll(title, grid, message, foot);
    }

    /// Shows what is in force.
    void fill() {
        LiveSettings now = session.liveProperty().get();
        form = new LiveForm(now);
        fields.forEach((field, control) -> control.setText(form.text(field)));
        disable(
                Field.MOMENTUM,
                !WITH_MOMENTUM.contains(session.planProperty().get().optimizer().kind()));
        disable(
                Field.DROPOUT,
                session.graphProperty().get().nodes().stream().noneMatch(node -> node.block() instanceof Dropout));
        check();
        fields.get(Field.RATE).requestFocus();
    }

    private void addRow(GridPane grid, Field field) {
        TextField control = new TextField();
        control.setId("live-" + field.name().toLowerCase(Locale.ROOT));
        control.setPrefWidth(90);
        control.setAccessibleText(Texts.of(field.key()));
        control.setTooltip(Controls.tooltip(Texts.of(field.key() + ".tip")));
        control.textProperty().subscribe(typed -> {
            if (form != null) {
                form.type(field, typed);
                check();
            }
        });
        fields.put(field, control);
        Label name = Controls.label(Texts.of(field.key()));
        name.setLabelFor(control);
        name.setMinWidth(USE_PREF_SIZE);
        Label note = Controls.label(Texts.of(field.key() + ".note"), "live-note");
        note.setMinWidth(USE_PREF_SIZE);
        grid.addRow(grid.getRowCount(), name, control, note);
    }

    private void disable(Field field, boolean useless) {
        TextField control = fields.get(field);
        control.setDisable(useless);
        String why = useless ? field.key() + ".useless" : field.key() + ".tip";
        control.setAccessibleHelp(Texts.of(why));
        GridPane grid = (GridPane) control.getParent();
        grid.getChildren().stream()
                .filter(node -> GridPane.getRowIndex(node).equals(GridPane.getRowIndex(control)))
                .filter(node -> GridPane.getColumnIndex(node) == 2)
                .forEach(note ->
                        ((Label) note).setText(Texts.of(useless ? field.key() + ".useless" : field.key() + ".note")));
    }

    private void check() {
        fields.forEach((field, control) ->
                control.pseudoClassStateChanged(DANGER, form.problem(field).isPresent()));
        Optional<String> problem = Arrays.stream(Field.values())
                .flatMap(field -> form.problem(field).stream())
                .findFirst();
        message.setText(problem.orElse(Texts.of("live.about")));
        message.pseudoClassStateChanged(DANGER, problem.isPresent());
        apply.setDisable(problem.isPresent());
    }

    private void apply() {
        form.read()
                .filter(wanted -> !wanted.equals(session.liveProperty().get()))
                .ifPresent(session::use);
        close.run();
    }
}
