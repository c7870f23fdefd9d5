package dev.netloom.app.sweep;

import atlantafx.base.theme.Styles;
import dev.netloom.app.runs.RunActions;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.CsvTable;
import dev.netloom.app.ui.EmptyState;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.sweep.AxisImportance;
import dev.netloom.engine.sweep.PointResult;
import dev.netloom.engine.sweep.SweepAxis;
import dev.netloom.engine.sweep.SweepPlan;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// Many settings of one network: on the left which, on the right how good each is, and which of them matter.
public final class SweepView extends BorderPane {
    private static final double PLOTS = 250;

    private final SweepModel model;
    private final RunActions actions;
    private final SweepForm form;
    private final Label best = Controls.paragraph("", "ensemble-verdict");
    private final Label caveat = Controls.paragraph("", "text-muted");
    private final PointsTable table = new PointsTable();
    private final Label words = Controls.label("");
    private final Button open = button("sweep-open", "mdi2a-application-outline");
    private final Button goOn = button("sweep-continue", "mdi2p-play-outline");
    private final ImportanceBars importance = new ImportanceBars();
    private final SweepScatter scatter = new SweepScatter();
    private final VBox result;
    private final EmptyState empty = new EmptyState("sweep.empty");
    private final BooleanProperty active = new SimpleBooleanProperty(this, "active");

    /// @param occupied whether a run or something else has the cores
    /// @param saver asks where pictures and tables go
    public SweepView(SweepModel model, RunActions actions, ObservableValue<Boolean> occupied, FileSaver saver) {
        this.model = model;
        this.actions = actions;
        form = new SweepForm(model, occupied);
        setId("sweeps");
        getStyleClass().addAll("ensembles", "sweeps");
        setMinWidth(0);
        best.setId("sweep-best");
        open.setOnAction(event -> chosen().ifPresent(point -> model.withRun(point, actions::open)));
        goOn.setOnAction(event -> chosen().ifPresent(point -> model.withRun(point, actions::proceed)));
        words.setMinWidth(0);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox head = new HBox(best, new Explanation("sweep-about", "sweep.about"));
        HBox.setHgrow(best, Priority.ALWAYS);
        best.setMaxWidth(Double.MAX_VALUE);
        head.getStyleClass().add("ensemble-line");
        HBox bar = new HBox(words, open, goOn);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("ensemble-line");
        ScrollPane bars = new ScrollPane(importance);
        bars.getStyleClass().addAll("run-page", "edge-to-edge");
        bars.setFitToWidth(true);
        bars.setMinWidth(200);
        bars.setPrefWidth(260);
        HBox.setHgrow(scatter, Priority.ALWAYS);
        HBox plots = new HBox(bars, scatter);
        plots.getStyleClass().add("sweep-plots");
        plots.setMinHeight(PLOTS);
        plots.setPrefHeight(PLOTS);
        plots.setMaxHeight(PLOTS);
        VBox.setVgrow(table, Priority.ALWAYS);
        result = new VBox(head, caveat, table, bar, plots);
        result.getStyleClass().add("ensemble-result");
        bar.getChildren()
                .add(new ExportMenu(
                                "sweep-export",
                                () -> ExportMenu.fileName(
                                        "sweep", plan().project().name()),
                                saver)
                        .picture(() -> result)
                        .table(() -> csv(plan(), model.resultsProperty().get())));
        setLeft(form);
        setCenter(new StackPane(result, empty));
        occupied.subscribe(busy -> choose());
        table.getSelectionModel().selectedItemProperty().subscribe(point -> choose());
        model.resultsProperty().subscribe(results -> draw());
        model.planProperty().subscribe(plan -> draw());
        active.subscribe(now -> {
            if (now) {
                form.refresh();
            }
        });
        goOn.disableProperty().bind(open.disabledProperty().or(model.busyProperty()));
    }

    private static Button button(String id, String icon) {
        Button button = Controls.button(id, icon, () -> {});
        button.getStyleClass().add(Styles.SMALL);
        return button;
    }

    private SweepPlan plan() {
        return model.planProperty().get().orElseThrow();
    }

    private Optional<PointResult> chosen() {
        return Optional.ofNullable(table.getSelectionModel().getSelectedItem());
    }

    private void draw() {
        Optional<SweepPlan> plan = model.planProperty().get();
        result.setVisible(plan.isPresent());
        empty.setVisible(plan.isEmpty());
        plan.ifPresent(this::draw);
    }

    private void draw(SweepPlan plan) {
        List<PointResult> results = model.resultsProperty().get();
        List<PointResult> measured = results.stream()
                .filter(point -> point.best().isPresent())
                .sorted(PointResult.BEST_FIRST)
                .toList();
        best.setText(
                measured.isEmpty()
                        ? Texts.of("sweep.no-best")
                        : SweepWords.best(
                                measured.getFirst(),
                                SweepWords.label(
                                        measured.getFirst().point(),
                                        plan.project().graph()),
                                measured.size()));
        caveat.setText(measured.isEmpty() ? "" : SweepWords.caveat(measured.getFirst(), results));
        table.show(plan, results);
        int epochs = plan.rungs().size() > 1 ? plan.rungs().getFirst().epochs() : Integer.MAX_VALUE;
        importance.show(
                AxisImportance.of(plan.axes(), results, epochs), plan.project().graph());
        choose();
    }

    /// Shows what was chosen in the table.
    private void choose() {
        Graph graph =
                model.planProperty().get().map(plan -> plan.project().graph()).orElse(Graph.EMPTY);
        Optional<PointResult> point = chosen();
        words.setText(point.map(one -> SweepWords.chosen(one, graph)).orElse(""));
        words.setTooltip(point.map(one -> Controls.tooltip(words.getText())).orElse(null));
        open.setDisable(point.flatMap(PointResult::run).isEmpty());
        scatter.show(
                model.resultsProperty().get(),
                graph,
                point.map(one -> one.point().number()).orElse(0));
    }

    private static CsvTable csv(SweepPlan plan, List<PointResult> results) {
        return file -> {
            file.write("point");
            for (SweepAxis axis : plan.axes()) {
                file.write("," + axis.key());
            }
            file.write(",state,validation_accuracy,epochs,multiply_adds,seconds,run\n");
            for (PointResult point : results) {
                file.write(Integer.toString(point.point().number()));
                for (String value : point.point().values().values()) {
                    file.write("," + CsvTable.quoted(value));
                }
                file.write("," + point.stage().key() + ","
                        + point.best()
                                .map(score -> Double.toString(score.accuracy()))
                                .orElse("") + ","
                        + point.validation().size() + "," + Math.round(point.multiplyAdds()) + "," + point.seconds()
                        + "," + point.run().map(run -> Long.toString(run.id())).orElse("") + "\n");
            }
        };
    }

    SweepForm form() {
        return form;
    }

    /// True while somebody looks.
    public BooleanProperty activeProperty() {
        return active;
    }
}
