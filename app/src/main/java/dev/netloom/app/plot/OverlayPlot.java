package dev.netloom.app.plot;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The same curve of several runs in one plot, with a legend. The mouse, and arrow keys, tell the exact values.
public final class OverlayPlot extends VBox {
    /// So many colours there are; further curves begin with the first again.
    public static final int COLOURS = 8;

    private static final int TICKS = 8;

    /// What is measured.
    public enum Measure {
        ACCURACY,
        LOSS,
        BATCH_LOSS;

        String key() {
            return "overlay." + name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /// One curve.
    ///
    /// @param name of its run
    /// @param values over epochs, or over batches for [Measure#BATCH_LOSS]
    public record Curve(String name, DecimatedSeries values) {}

    private final FlowPane legend = new FlowPane();
    private List<Series> series = List.of();
    private Plot plot;
    private AxisScale x = AxisScale.linear(0, 1, 4);
    private double pointed = Double.NaN;

    public OverlayPlot() {
        setId("overlay");
        getStyleClass().add("overlay");
        legend.getStyleClass().add("overlay-legend");
    }

    /// The style class of the curve at this place: `run-0` to `run-7`.
    public static String style(int place) {
        return "run-" + place % COLOURS;
    }

    public void show(Measure measure, List<Curve> curves) {
        boolean accuracy = measure == Measure.ACCURACY;
        DoubleFunction<String> words =
                value -> Texts.of(accuracy ? "curves.accuracy.value" : "curves.loss.value", value);
        List<Series> shown = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            Curve curve = curves.get(i);
            boolean marked = measure != Measure.BATCH_LOSS;
            shown.add(new Series("overlay." + i, curve.name(), style(i), marked, curve.values(), words));
        }
        series = shown;
        legend.getChildren().setAll(shown.stream().map(OverlayPlot::entry).toList());
        String axis = Texts.of(measure == Measure.BATCH_LOSS ? "curves.batch" : "curves.epoch");
        plot = new Plot(
                shown,
                axis,
                Texts.of(accuracy ? "curves.accuracy.axis" : "curves.loss.axis"),
                tick -> accuracy ? ShortNumbers.significant(100 * tick, 4) + "%" : ShortNumbers.significant(tick, 3),
                at -> Texts.of("overlay.at", axis, Math.round(at)));
        plot.setId("overlay-plot");
        plot.setAccessibleHelp(Texts.of("overlay.keys"));
        plot.setOnMouseMoved(event -> point(plot.xAt(event.getX())));
        plot.setOnMouseExited(event -> point(Double.NaN));
        plot.setOnMousePressed(event -> plot.requestFocus());
        plot.addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
        VBox.setVgrow(plot, Priority.ALWAYS);
        getChildren().setAll(legend, plot);
        double end = shown.stream()
                .flatMap(one -> one.values().last().stream())
                .mapToDouble(DecimatedSeries.Point::x)
                .max()
                .orElse(1);
        x = AxisScale.linear(0, Math.max(1, end), TICKS);
        x = new AxisScale(
                0,
                Math.max(1, end),
                false,
                x.ticks().stream()
                        .filter(tick -> tick <= Math.max(1, end) && tick == Math.rint(tick))
                        .toList());
        Span span = new Span(x.low(), x.high());
        AxisScale y = accuracy ? Ranges.accuracy(shown, span) : Ranges.loss(shown, span, false);
        plot.show(x, tick -> ShortNumbers.significant(tick, 6), y);
        speak();
    }

    private void point(double at) {
        pointed = at;
        plot.point(at);
    }

    private void walk(KeyEvent event) {
        int way = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (way == 0) {
            return;
        }
        event.consume();
        double from = Double.isNaN(pointed) ? (way > 0 ? -1 : x.high() + 1) : pointed;
        List<Double> places = new ArrayList<>();
        series.forEach(one -> one.values().draw(x.low(), x.high(), 400, (step, value) -> places.add(step)));
        places.stream()
                .filter(place -> way > 0 ? place > from : place < from)
                .min((a, b) -> way * Double.compare(a, b))
                .ifPresent(place -> {
                    point(place);
                    speak();
                });
    }

    /// Says the values at the place that is pointed at, else the last ones.
    private void speak() {
        List<String> parts = new ArrayList<>();
        for (Series one : series) {
            Optional<DecimatedSeries.Point> point =
                    Double.isNaN(pointed) ? one.values().last() : one.nearest(pointed);
            point.ifPresent(at -> parts.add(Texts.of(
                    "overlay.spoken", one.name(), one.words().apply(at.y()), ShortNumbers.significant(at.x(), 6))));
        }
        plot.setAccessibleText(parts.isEmpty() ? Texts.of("curves.spoken.nothing") : String.join("; ", parts));
    }

    private static HBox entry(Series series) {
        HBox entry = new HBox(PlotHover.swatch(series), Controls.label(series.name()));
        entry.getStyleClass().add("curves-entry");
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
