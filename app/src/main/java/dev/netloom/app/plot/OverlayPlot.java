package dev.netloom.app.plot;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The same curve of several runs in one plot, with a legend. The mouse, and arrow keys, tell the exact values; it is
/// zoomed and saved as the curves of a run are.
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

    private static final double FEWEST = 1;

    private final FlowPane legend = new FlowPane();
    private final HBox tools;
    private List<Series> series = List.of();
    private Plot plot;
    private SharedZoom zoom;
    private Measure measure = Measure.ACCURACY;
    private String axis = "";
    private double first;
    private final VBox drawn = new VBox(legend);
    private final Button all = CurvesBar.allButton("overlay-all", () -> zoom.seeAll());

    /// @param saver asks where pictures and tables go
    public OverlayPlot(FileSaver saver) {
        setId("overlay");
        getStyleClass().add("overlay");
        legend.getStyleClass().add("overlay-legend");
        VBox.setVgrow(drawn, Priority.ALWAYS);
        tools = new HBox(
                all,
                new ExportMenu("overlay-export", () -> Texts.of("curves.export.name"), saver)
                        .picture(() -> drawn)
                        .table(this::table));
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.getStyleClass().add("compare-plot-tools");
        getChildren().setAll(drawn);
    }

    /// What may be done with the plot: show all of it again, and save it.
    public Node tools() {
        return tools;
    }

    /// The style class of the curve at this place: `run-0` to `run-7`.
    public static String style(int place) {
        return "run-" + place % COLOURS;
    }

    /// What is zoomed into stays so while the same curves go on.
    public void show(Measure measured, List<Curve> curves) {
        show(measured, Texts.of(measured == Measure.BATCH_LOSS ? "curves.batch" : "curves.epoch"), 0, curves);
    }

    /// Against something else than time, and as close as may be: small differences count there.
    ///
    /// @param axis what it is against
    /// @param first where the axis begins, above 0, unless it ends there
    public void show(Measure measured, String axis, double first, List<Curve> curves) {
        Optional<Span> kept = keptZoom(measured, curves);
        this.axis = axis;
        this.first = first;
        measure = measured;
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
        plot = plot();
        zoom = new SharedZoom(List.of(plot), this::whole, FEWEST, () -> series, this::refresh, this::speak);
        VBox.setVgrow(plot, Priority.ALWAYS);
        drawn.getChildren().setAll(legend, plot);
        kept.ifPresentOrElse(zoom::see, this::refresh);
    }

    private Optional<Span> keptZoom(Measure next, List<Curve> curves) {
        List<String> before = series.stream().map(Series::name).toList();
        boolean same = next == measure
                && before.equals(curves.stream().map(Curve::name).toList());
        return same && zoom != null && zoom.isZoomed() ? Optional.of(zoom.seen()) : Optional.empty();
    }

    private Plot plot() {
        boolean accuracy = measure == Measure.ACCURACY;
        Plot made = new Plot(
                series,
                axis,
                Texts.of(accuracy ? "curves.accuracy.axis" : "curves.loss.axis"),
                tick -> accuracy ? ShortNumbers.significant(100 * tick, 4) + "%" : ShortNumbers.significant(tick, 3),
                at -> Texts.of("overlay.at", axis, Math.round(at)));
        made.setId("overlay-plot");
        made.setAccessibleHelp(Texts.of("curves.keys"));
        return made;
    }

    private Span whole() {
        double end = series.stream()
                .flatMap(one -> one.values().last().stream())
                .mapToDouble(DecimatedSeries.Point::x)
                .max()
                .orElse(1);
        return new Span(first < end ? first : 0, Math.max(1, end));
    }

    private void refresh() {
        Span seen = zoom.seen();
        AxisScale y = measure == Measure.ACCURACY && first == 0
                ? Ranges.accuracy(series, seen)
                : Ranges.loss(series, seen, false);
        plot.show(Ranges.batches(seen, TICKS), tick -> ShortNumbers.significant(tick, 6), y);
        all.setDisable(!zoom.isZoomed());
        speak(Double.NaN);
    }

    private SeriesTable table() {
        SeriesTable table = new SeriesTable();
        String what = measure == Measure.ACCURACY ? "test_accuracy" : measure == Measure.LOSS ? "test_loss" : "loss";
        series.forEach(one -> table.add(what, one.name(), one.values()));
        return table;
    }

    /// Says the values at a place, or the last ones for NaN.
    private void speak(double place) {
        List<String> parts = new ArrayList<>();
        for (Series one : series) {
            Optional<DecimatedSeries.Point> point =
                    Double.isNaN(place) ? one.values().last() : one.nearest(place);
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
