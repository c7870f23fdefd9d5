package dev.netloom.app.runs;

import dev.netloom.app.plot.OverlayPlot;
import dev.netloom.app.plot.ScatterPlot;
import dev.netloom.app.plot.ScatterPlot.Dot;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.Pareto;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.history.Score;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Accuracy against what it costs: parameters, multiply-adds or time, with the front of runs that no other beats.
final class RunScatter extends VBox {
    /// More points hide each other.
    private static final int MOST = 2_000;

    enum Cost {
        PARAMETERS(RunSummary::parameters, value -> RunWords.count(Math.round(value))),
        MULTIPLY_ADDS(RunSummary::multiplyAdds, value -> RunWords.count(Math.round(value))),
        TIME(RunSummary::seconds, RunWords::time);

        private final ToDoubleFunction<RunSummary> of;
        private final DoubleFunction<String> words;

        Cost(ToDoubleFunction<RunSummary> of, DoubleFunction<String> words) {
            this.of = of;
            this.words = words;
        }
    }

    private final RunsModel model;
    private final Chips<Cost> costs = new Chips<>("runs-cost", "runs.cost", List.of(Cost.values()), this::draw);
    private final CheckBox everything = new CheckBox(Texts.of("runs.cost.all"));
    private final ScatterPlot plot = new ScatterPlot("runs-scatter");
    private final Label nothing = Controls.paragraph(Texts.of("runs.cost.nothing"), "text-muted");
    private List<RunDetails> chosen = List.of();

    RunScatter(RunsModel model) {
        this.model = model;
        getStyleClass().add("run-curves");
        everything.setId("runs-scatter-all");
        everything.setTooltip(Controls.tooltip(Texts.of("runs.cost.all.tip")));
        everything.selectedProperty().subscribe(this::draw);
        everything.setMinWidth(USE_PREF_SIZE);
        HBox bar = new HBox(costs, everything);
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("chip-line");
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(bar, plot, nothing);
    }

    void show(List<RunDetails> runs) {
        chosen = runs;
        draw();
    }

    private void draw() {
        Cost cost = costs.chosen();
        List<Long> ids = chosen.stream().map(run -> run.summary().id()).toList();
        List<RunSummary> shown =
                new ArrayList<>(chosen.stream().map(RunDetails::summary).toList());
        if (everything.isSelected()) {
            model.runsProperty().get().stream()
                    .filter(run -> !ids.contains(run.id()))
                    .limit(MOST)
                    .forEach(shown::add);
        }
        List<Dot> dots = new ArrayList<>();
        for (RunSummary run : shown) {
            double price = cost.of.applyAsDouble(run);
            int place = ids.indexOf(run.id());
            String style = place < 0 ? "run-other" : OverlayPlot.style(place);
            if (run.best().isPresent() && price > 0) {
                Score score = run.best().get();
                dots.add(new Dot(
                        run.name(),
                        price,
                        score.accuracy(),
                        score.interval().low(),
                        score.interval().high(),
                        style));
            }
        }
        plot.setVisible(!dots.isEmpty());
        plot.setManaged(!dots.isEmpty());
        nothing.setVisible(dots.isEmpty());
        nothing.setManaged(dots.isEmpty());
        if (!dots.isEmpty()) {
            String axis = Texts.of("runs.cost."
                    + cost.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
            plot.show(dots, Pareto.front(dots, Dot::cost, Dot::share), axis, cost.words);
        }
    }
}
