package dev.netloom.app.plot;

import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The loss over learning rates, on a logarithmic axis, as it comes in; one rate can be marked.
public final class RatePlot extends VBox {
    private static final double SECOND_DECADE = 100;

    private final DecimatedSeries losses = new DecimatedSeries();
    private final DecimatedSeries smoothed = new DecimatedSeries();
    private final AxisScale rates;
    private double highest;
    private final Plot plot;

    /// @param lowest of all rates, above 0
    /// @param highest of all rates
    /// @param words of a rate
    public RatePlot(double lowest, double highest, DoubleFunction<String> words) {
        rates = new AxisScale(lowest, highest, true, ticks(lowest, highest));
        DoubleFunction<String> value = loss -> Texts.of("curves.loss.value", loss);
        plot = new Plot(
                List.of(
                        new Series("rate.loss", "running", false, losses, value),
                        new Series("rate.smooth", "train", false, smoothed, value)),
                "",
                Texts.of("rate.axis"),
                tick -> ShortNumbers.significant(tick, 3),
                rate -> Texts.of("rate.at", words.apply(rate)));
        plot.setId("rate-plot");
        plot.setOnMouseMoved(event -> plot.point(plot.xAt(event.getX())));
        plot.setOnMouseExited(event -> plot.point(Double.NaN));
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().add(plot);
        clear();
    }

    public void clear() {
        losses.clear();
        smoothed.clear();
        highest = 0;
        plot.mark(List.of());
        plot.flag(Optional.empty(), "");
        show();
    }

    /// In the order of the rates.
    public void add(double rate, double loss, double smooth) {
        losses.add(rate, loss);
        smoothed.add(rate, smooth);
        highest = Math.max(highest, smooth);
        show();
    }

    public void suggest(double rate, String words) {
        plot.mark(List.of(new Mark(rate, words)));
        plot.flag(smoothed.nearest(rate), words);
        show();
    }

    /// The losses of single batches may leap out of sight: the smoothed curve counts.
    private void show() {
        AxisScale loss = AxisScale.linear(0, highest == 0 ? 1 : highest, 4);
        plot.show(rates, tick -> ShortNumbers.significant(tick, 1), loss);
    }

    public void setSpoken(String words) {
        plot.setAccessibleText(words);
    }

    /// As many as have room beside each other.
    private static List<Double> ticks(double lowest, double highest) {
        return DoubleStream.iterate(10 * lowest, rate -> rate < 1.1 * highest, rate -> rate * SECOND_DECADE)
                .boxed()
                .toList();
    }
}
