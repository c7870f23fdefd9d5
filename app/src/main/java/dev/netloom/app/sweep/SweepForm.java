package dev.netloom.app.sweep;

import atlantafx.base.theme.Styles;
import dev.netloom.app.training.TrainingTaskBar;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Counter;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.sweep.InvalidAxis;
import dev.netloom.engine.sweep.PointResult;
import dev.netloom.engine.sweep.Rung;
import dev.netloom.engine.sweep.SweepMethod;
import dev.netloom.engine.sweep.SweepPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.Spinner;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Where it is chosen what is varied, how, and for how long.
final class SweepForm extends VBox {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");
    private static final int USUAL_BUDGET = 9;
    private static final int MOST = 10_000;

    private final SweepModel model;
    private final ObservableValue<Boolean> occupied;
    private final VBox axes = new VBox();
    private final Chips<SweepMethod> method =
            new Chips<>("sweep-method", "sweep.method", List.of(SweepMethod.values()), this::check);
    private final Spinner<Integer> budget = spinner("sweep-budget", 1, USUAL_BUDGET);
    private final Spinner<Integer> minutes = spinner("sweep-minutes", 0, 0);
    private final Label note = Controls.paragraph("", "setting-note");
    private final Button start = button("sweep-start", "mdi2p-play");
    private final Button goOn = button("sweep-go-on", "mdi2p-play-outline");
    private Optional<SweepPlan> wanted = Optional.empty();

    /// @param occupied whether a run or something else has the cores
    SweepForm(SweepModel model, ObservableValue<Boolean> occupied) {
        this.model = model;
        this.occupied = occupied;
        getStyleClass().addAll("ensemble-bar", "sweep-form");
        setMinWidth(290);
        setPrefWidth(310);
        axes.setId("sweep-axes");
        axes.getStyleClass().add("sweep-axes");
        note.setId("sweep-note");
        Button add = button("sweep-add", "mdi2p-plus");
        add.getStyleClass().add(Styles.FLAT);
        add.setOnAction(event -> add(null, ""));
        method.choose(SweepMethod.RANDOM);
        start.getStyleClass().add(Styles.ACCENT);
        start.setOnAction(event -> wanted.ifPresent(model::start));
        goOn.setOnAction(event -> model.goOn());
        HBox buttons = line(start, goOn);
        add("learning-rate", "1e-4..1e-1 log");
        VBox fields = new VBox(
                Controls.label(Texts.of("sweep.axes"), "ensemble-head"),
                axes,
                add,
                Controls.label(Texts.of("sweep.methods"), "ensemble-head"),
                method,
                limit("sweep.budget", budget),
                limit("sweep.minutes", minutes));
        fields.getStyleClass().add("sweep-fields");
        ScrollPane scroll = new ScrollPane(fields);
        scroll.getStyleClass().addAll("run-page", "edge-to-edge");
        scroll.setFitToWidth(true);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        getChildren().addAll(scroll, note, buttons, new TrainingTaskBar("sweep", model));
        model.busyProperty().subscribe(busy -> check());
        model.resultsProperty().subscribe(results -> check());
        occupied.subscribe(busy -> check());
        budget.valueProperty().subscribe(value -> check());
        minutes.valueProperty().subscribe(value -> check());
    }

    private static Spinner<Integer> spinner(String id, int least, int usual) {
        Spinner<Integer> spinner = new Counter(least, MOST, usual);
        spinner.setId(id);
        spinner.setEditable(true);
        spinner.setPrefWidth(92);
        spinner.setMinWidth(USE_PREF_SIZE);
        return spinner;
    }

    private static Button button(String id, String icon) {
        Button button = new Button(Texts.of("command." + id), Icons.of(icon));
        button.setId(id);
        button.getStyleClass().add(Styles.SMALL);
        button.setMinWidth(USE_PREF_SIZE);
        button.setTooltip(Controls.tooltip(Texts.of("command." + id + ".tip")));
        return button;
    }

    private static HBox line(Node... nodes) {
        HBox line = new HBox(nodes);
        line.getStyleClass().add("ensemble-line");
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static HBox limit(String key, Spinner<Integer> spinner) {
        Label label = Controls.label(Texts.of(key));
        label.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        label.setMaxWidth(Double.MAX_VALUE);
        label.setLabelFor(spinner);
        spinner.setAccessibleText(Texts.of(key + ".tip"));
        HBox.setHgrow(label, Priority.ALWAYS);
        return line(label, spinner);
    }

    /// @param key null for none yet
    void add(String key, String values) {
        AxisRow[] row = new AxisRow[1];
        row[0] = new AxisRow(model, key, values, this::check, () -> {
            axes.getChildren().remove(row[0]);
            check();
        });
        axes.getChildren().add(row[0]);
        check();
    }

    /// Goes by what is on the canvas now.
    void refresh() {
        rows().forEach(AxisRow::offer);
        check();
    }

    private List<AxisRow> rows() {
        return axes.getChildren().stream().map(AxisRow.class::cast).toList();
    }

    private void check() {
        if (minutes == null || start == null) {
            return; // still being made
        }
        wanted = Optional.empty();
        String words;
        boolean wrong = false;
        try {
            if (rows().stream().anyMatch(AxisRow::isWrong)) {
                words = Texts.of("sweep.marked");
                wrong = true;
            } else if (model.base().isEmpty()) {
                words = Texts.of("ensemble.no-settings");
                wrong = true;
            } else {
                List<SweepModel.Choice> choices = new ArrayList<>();
                rows().forEach(row -> row.choice().ifPresent(choices::add));
                SweepPlan plan = model.plan(choices, method.chosen(), budget.getValue(), minutes.getValue());
                wanted = Optional.of(plan);
                words = words(plan);
            }
        } catch (InvalidAxis e) {
            words = SweepWords.problem(e);
            wrong = true;
        }
        note.setText(words);
        note.pseudoClassStateChanged(DANGER, wrong);
        start.setDisable(wrong || occupied.getValue() || model.busyProperty().get());
        boolean left = !model.busyProperty().get()
                && SweepWords.count(model.resultsProperty().get(), PointResult.Stage.WAITING) > 0;
        goOn.setVisible(left);
        goOn.setManaged(left);
        goOn.setDisable(occupied.getValue());
    }

    /// What it comes to.
    private static String words(SweepPlan plan) {
        List<Rung> rungs = plan.rungs();
        double share = plan.training().config().validation();
        if (rungs.size() == 1) {
            return Texts.of(
                    "sweep.size", rungs.getFirst().points(), rungs.getFirst().epochs(), share);
        }
        String stages = rungs.stream()
                .map(rung -> Texts.of("sweep.size.rung", rung.points(), rung.epochs()))
                .collect(Collectors.joining(", "));
        return Texts.of("sweep.size.halving", stages, share);
    }
}
