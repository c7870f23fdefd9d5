package dev.netloom.app.plot;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.Figures;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The curves of two networks over each other: loss, test digits, and gradients where they are measured. They are
/// zoomed and saved as those of a run are.
public final class PairPlots extends VBox {
    private static final int TICKS = 5;
    private static final double FEWEST_DIGITS = 200;
    private static final double FEWEST_LAYERS = 2;

    private final PairCurves first;
    private final PairCurves second;
    private final List<String> names;
    private final Panel loss;
    private final Panel accuracy;
    private final Panel gradients;
    private final SharedZoom learning;
    private final SharedZoom depth;
    private final Button all;

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
            plot.setAccessibleHelp(Texts.of("curves.keys"));
            VBox.setVgrow(plot, Priority.ALWAYS);
            getStyleClass().add("curves-panel");
            getChildren().addAll(Controls.label(Texts.of(key), "curves-title"), plot);
            setMinWidth(0);
            setPrefWidth(320);
            HBox.setHgrow(this, Priority.ALWAYS);
        }

        void show(AxisScale x, AxisScale y) {
            plot.show(x, value -> ShortNumbers.significant(value, 6), y);
            speak(Optional.empty());
        }

        /// Says the newest values, or those at a place of the x-axis.
        void speak(Optional<Double> place) {
            List<String> values = new ArrayList<>();
            for (Series one : series) {
                Optional<DecimatedSeries.Point> point = place.isPresent()
                        ? one.nearest(place.get())
                        : one.values().last();
                point.ifPresent(at ->
                        values.add(Texts.of(one.key()) + ": " + one.words().apply(at.y())));
            }
            plot.setAccessibleText(Texts.of("curves.spoken", Texts.of(key), String.join("; ", values)));
        }
    }

    /// @param names of the two networks
    /// @param saver asks where pictures and tables go
    public PairPlots(PairCurves first, PairCurves second, List<String> names, FileSaver saver) {
        this.first = first;
        this.second = second;
        this.names = List.copyOf(names);
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
        learning = new SharedZoom(
                List.of(loss.plot, accuracy.plot),
                () -> new Span(0, images().high()),
                FEWEST_DIGITS,
                () -> Stream.concat(loss.series.stream(), accuracy.series.stream())
                        .toList(),
                this::refresh,
                at -> Stream.of(loss, accuracy).forEach(panel -> panel.speak(Optional.of(at))));
        depth = new SharedZoom(
                List.of(gradients.plot),
                () -> new Span(0, layers().high()),
                FEWEST_LAYERS,
                () -> gradients.series,
                this::refresh,
                at -> gradients.speak(Optional.of(at)));
        all = CurvesBar.allButton("compare-plots-all", this::seeAll);
        HBox plots = new HBox(loss, accuracy, gradients);
        plots.getStyleClass().add("compare-plot-row");
        VBox.setVgrow(plots, Priority.ALWAYS);
        VBox drawn = new VBox(legend(), plots);
        VBox.setVgrow(drawn, Priority.ALWAYS);
        HBox tools = new HBox(
                all,
                new ExportMenu("compare-plots-export", () -> Texts.of("curves.export.name"), saver)
                        .picture(() -> drawn)
                        .table(this::table));
        tools.setAlignment(Pos.CENTER_RIGHT);
        tools.getStyleClass().add("compare-plot-tools");
        getChildren().addAll(tools, drawn);
        refresh();
    }

    private HBox legend() {
        HBox legend = new HBox();
        legend.getStyleClass().add("compare-legend");
        legend.setAlignment(Pos.CENTER_LEFT);
        for (int i = 0; i < 2; i++) {
            HBox entry = new HBox(PlotHover.swatch(loss.series.get(i)), Controls.label(names.get(i)));
            entry.getStyleClass().add("curves-entry");
            entry.setAlignment(Pos.CENTER_LEFT);
            legend.getChildren().add(entry);
        }
        legend.setMinHeight(Region.USE_PREF_SIZE);
        return legend;
    }

    private static String seen(double images) {
        return Texts.of("compare.seen", images);
    }

    private AxisScale images() {
        return AxisScale.linear(0, Math.max(1, highest(loss.series, DecimatedSeries.Point::x)), TICKS);
    }

    private AxisScale layers() {
        return Ranges.whole(highest(gradients.series, DecimatedSeries.Point::x), TICKS);
    }

    private void seeAll() {
        learning.forget();
        depth.forget();
        refresh();
    }

    /// Draws what has come meanwhile.
    public void refresh() {
        Span seen = learning.seen();
        AxisScale images = learning.isZoomed() ? Ranges.batches(seen, TICKS) : images();
        loss.show(images, Ranges.loss(loss.series, seen, true));
        accuracy.show(images, Ranges.accuracy(accuracy.series, seen));
        boolean measured =
                gradients.series.stream().anyMatch(series -> !series.values().isEmpty());
        gradients.setVisible(measured);
        gradients.setManaged(measured);
        if (measured) {
            double high = highest(gradients.series, DecimatedSeries.Point::y);
            double low = -highest(gradients.series, point -> point.y() > 0 ? -point.y() : -high);
            gradients.show(
                    depth.isZoomed() ? Ranges.batches(depth.seen(), TICKS) : layers(),
                    AxisScale.logarithmic(Math.min(low, high / 10), high));
        }
        all.setDisable(!learning.isZoomed() && !depth.isZoomed());
    }

    private SeriesTable table() {
        SeriesTable table = new SeriesTable();
        for (int i = 0; i < 2; i++) {
            table.add("loss", names.get(i), loss.series.get(i).values());
            table.add("test_accuracy", names.get(i), accuracy.series.get(i).values());
            table.add("gradient_rms", names.get(i), gradients.series.get(i).values());
        }
        return table;
    }

    private static double highest(List<Series> series, ToDoubleFunction<DecimatedSeries.Point> value) {
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
