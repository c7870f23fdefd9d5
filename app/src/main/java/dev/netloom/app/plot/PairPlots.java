package dev.netloom.app.plot;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The curves of two networks over each other: loss, test digits, and gradients where they are measured.
public final class PairPlots extends HBox {
    private static final int TICKS = 5;

    private final PairCurves first;
    private final PairCurves second;
    private final Panel loss;
    private final Panel accuracy;
    private final Panel gradients;

    /// One plot with its title.
    private static final class Panel extends VBox {
        private final List<Series> series;
        private final Plot plot;
        private final String key;

        Panel(String key, List<Series> series, DoubleFunction<String> ticks, DoubleFunction<String> where) {
            this.key = key;
            this.series = series;
            plot = new Plot(series, Texts.of(key + ".x"), Texts.of(key + ".y"), ticks, where);
            plot.setId(key.replace('.', '-'));
            plot.setOnMouseMoved(event -> plot.point(plot.xAt(event.getX())));
            plot.setOnMouseExited(event -> plot.point(Double.NaN));
            VBox.setVgrow(plot, Priority.ALWAYS);
            getStyleClass().add("curves-panel");
            getChildren().addAll(Controls.label(Texts.of(key), "curves-title"), plot);
            setMinWidth(0);
            setPrefWidth(320);
            HBox.setHgrow(this, Priority.ALWAYS);
        }

        void show(AxisScale x, AxisScale y) {
            plot.show(x, value -> ShortNumbers.significant(value, 6), y);
            List<String> newest = new ArrayList<>();
            for (Series one : series) {
                Optional<DecimatedSeries.Point> last = one.values().last();
                last.ifPresent(point ->
                        newest.add(Texts.of(one.key()) + ": " + one.words().apply(point.y())));
            }
            plot.setAccessibleText(Texts.of("curves.spoken", Texts.of(key), String.join("; ", newest)));
        }
    }

    public PairPlots(PairCurves first, PairCurves second) {
        this.first = first;
        this.second = second;
        getStyleClass().add("compare-plots");
        loss = new Panel(
                "compare.loss",
                List.of(first.loss("first"), second.loss("second")),
                tick -> ShortNumbers.significant(tick, 3),
                PairPlots::seen);
        accuracy = new Panel(
                "compare.accuracy",
                List.of(first.accuracy("first"), second.accuracy("second")),
                tick -> ShortNumbers.significant(100 * tick, 4) + "%",
                PairPlots::seen);
        gradients = new Panel(
                "compare.gradients",
                List.of(first.gradients("first"), second.gradients("second")),
                Figures::of,
                layer -> Texts.of("compare.layer", Math.round(layer)));
        getChildren().addAll(loss, accuracy, gradients);
        refresh();
    }

    private static String seen(double images) {
        return Texts.of("compare.seen", images);
    }

    /// Draws what has come meanwhile.
    public void refresh() {
        AxisScale images = AxisScale.linear(0, Math.max(1, highest(loss.series, DecimatedSeries.Point::x)), TICKS);
        Span all = new Span(0, images.high());
        loss.show(images, Ranges.loss(loss.series, all, true));
        accuracy.show(images, Ranges.accuracy(accuracy.series, all));
        boolean measured = !gradients.series.getFirst().values().isEmpty()
                || !gradients.series.getLast().values().isEmpty();
        gradients.setVisible(measured);
        gradients.setManaged(measured);
        if (measured) {
            double high = highest(gradients.series, DecimatedSeries.Point::y);
            double low = -highest(gradients.series, point -> point.y() > 0 ? -point.y() : -high);
            gradients.show(
                    AxisScale.linear(0, highest(gradients.series, DecimatedSeries.Point::x), TICKS),
                    AxisScale.logarithmic(Math.min(low, high / 10), high));
        }
    }

    private static double highest(
            List<Series> series, java.util.function.ToDoubleFunction<DecimatedSeries.Point> value) {
        double highest = Double.NEGATIVE_INFINITY;
        for (Series one : series) {
            for (int i = 0; i < one.values().size(); i++) {
                highest = Math.max(highest, value.applyAsDouble(one.values().point(i)));
            }
        }
        return highest;
    }

    /// Whether these are the curves of the two.
    public boolean shows(PairCurves one, PairCurves other) {
        return first == one && second == other;
    }
}
