package dev.netloom.app.sweep;

import dev.netloom.app.plot.ScatterPlot;
import dev.netloom.app.plot.ScatterPlot.Dot;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.LargeNumbers;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Pareto;
import dev.netloom.engine.history.Score;
import dev.netloom.engine.sweep.PointResult;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Accuracy on the images held out against what it cost, with the front of points that nothing cheaper beats.
final class SweepScatter extends VBox {
    private enum Cost {
        MULTIPLY_ADDS(PointResult::multiplyAdds, value -> LargeNumbers.brief(Math.round(value))),
        SECONDS(PointResult::seconds, value -> Texts.of("sweep.cost.seconds.value", value));

        private final ToDoubleFunction<PointResult> of;
        private final DoubleFunction<String> words;

        Cost(ToDoubleFunction<PointResult> of, DoubleFunction<String> words) {
            this.of = of;
            this.words = words;
        }
    }

    private final Chips<Cost> costs = new Chips<>("sweep-cost", "sweep.cost", List.of(Cost.values()), this::draw);
    private final ScatterPlot plot = new ScatterPlot("sweep-scatter");
    private List<PointResult> results = List.of();
    private Graph graph = Graph.EMPTY;
    private int chosen;

    SweepScatter() {
        getStyleClass().add("run-curves");
        setMinWidth(200);
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().addAll(costs, plot);
    }

    /// @param chosen number of the point that stands out; 0 for none
    void show(List<PointResult> results, Graph graph, int chosen) {
        this.results = results;
        this.graph = graph;
        this.chosen = chosen;
        draw();
    }

    private void draw() {
        if (plot == null) {
            return; // still being made
        }
        Cost cost = costs.chosen();
        List<Dot> dots = new ArrayList<>();
        for (PointResult result : results) {
            double price = cost.of.applyAsDouble(result);
            if (result.best().isPresent() && price > 0) {
                Score score = result.best().get();
                dots.add(new Dot(
                        SweepWords.label(result.point(), graph),
                        price,
                        score.accuracy(),
                        score.interval().low(),
                        score.interval().high(),
                        result.point().number() == chosen ? "run-1" : "run-0"));
            }
        }
        plot.setVisible(!dots.isEmpty());
        if (!dots.isEmpty()) {
            String axis = Texts.of("sweep.cost." + (cost == Cost.SECONDS ? "seconds" : "multiply-adds") + ".tip");
            plot.show(dots, Pareto.front(dots, Dot::cost, Dot::share), axis, cost.words);
        }
    }
}
