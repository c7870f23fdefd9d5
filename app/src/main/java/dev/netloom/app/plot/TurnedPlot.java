package dev.netloom.app.plot;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.TurnedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The probabilities of a few classes as an image is turned, and below them the image at some of the angles. It is
/// zoomed and saved as curves are.
public final class TurnedPlot extends VBox {
    private static final double PICTURE = 40;
    private static final double TICK = 15;
    private static final double LEAST = 15;

    /// Of the SVG.
    private static final List<String> COLOURS = List.of("#0969da", "#e36209", "#2da44e", "#a475f9");

    private static final int WIDTH = 640;
    private static final int HEIGHT = 320;

    private final Label title = Controls.label("", "curves-title");
    private final FlowPane legend = new FlowPane();
    private final Pictures pictures = new Pictures();
    private final VBox drawn = new VBox();
    private List<Series> series = List.of();
    private TurnedImage turned;
    private IntFunction<String> names = Integer::toString;
    private SharedZoom zoom;
    private Plot plot;

    /// The image at some of the angles, each below its place on the axis.
    private final class Pictures extends Pane {
        private final List<Double> angles = new ArrayList<>();

        Pictures() {
            setMinHeight(PICTURE + 4);
            setPrefHeight(PICTURE + 4);
            setMouseTransparent(true);
        }

        void show(DoubleFunction<Image> picture) {
            angles.clear();
            getChildren().clear();
            for (double angle = -last(); angle <= last(); angle += TICK) {
                ImageView view = new ImageView(picture.apply(angle));
                view.setFitWidth(PICTURE);
                view.setFitHeight(PICTURE);
                view.setPreserveRatio(true);
                angles.add(angle);
                getChildren().add(view);
            }
        }

        @Override
        protected void layoutChildren() {
            for (int i = 0; i < angles.size(); i++) {
                double at = plot.toX(angles.get(i));
                ImageView view = (ImageView) getChildren().get(i);
                double left = Math.clamp(at - PICTURE / 2, 0, Math.max(0, getWidth() - PICTURE));
                view.relocate(left, 2);
                view.setVisible(angles.get(i) >= plot.x().low()
                        && angles.get(i) <= plot.x().high());
            }
        }
    }

    /// @param id `ID-plot` and `ID-export` are the ids of its parts
    /// @param file proposes a name for files
    /// @param saver asks where files go
    public TurnedPlot(String id, Supplier<String> file, FileSaver saver) {
        setId(id);
        getStyleClass().add("turned-plot");
        legend.getStyleClass().add("overlay-legend");
        legend.setAlignment(Pos.CENTER_LEFT);
        ExportMenu export = new ExportMenu(id + "-export", file, saver)
                .picture(() -> drawn)
                .drawing(this::svg)
                .table(this::table);
        HBox.setHgrow(legend, Priority.ALWAYS);
        HBox head = new HBox(legend, export);
        head.setAlignment(Pos.TOP_LEFT);
        VBox.setVgrow(drawn, Priority.ALWAYS);
        getChildren().setAll(head, drawn);
        setMinWidth(0);
        setMinHeight(0);
        HBox.setHgrow(this, Priority.ALWAYS);
    }

    /// @param words what stands above it: the network's name, or nothing
    /// @param classes that are drawn, up to four, the label's first
    /// @param names of the classes
    /// @param picture of the image at an angle
    public void show(
            String words,
            TurnedImage found,
            List<Integer> classes,
            IntFunction<String> names,
            DoubleFunction<Image> picture) {
        turned = found;
        this.names = names;
        title.setText(words);
        series = IntStream.range(0, classes.size())
                .mapToObj(i -> curve(i, classes.get(i)))
                .toList();
        legend.getChildren().clear();
        if (!words.isEmpty()) {
            legend.getChildren().add(title);
        }
        series.forEach(one -> {
            HBox entry = new HBox(PlotHover.swatch(one), Controls.label(one.name()));
            entry.setAlignment(Pos.CENTER_LEFT);
            entry.getStyleClass().add("curves-entry");
            legend.getChildren().add(entry);
        });
        plot = new Plot(series, "", Texts.of("turned.y"), TurnedPlot::percent, at -> Texts.of("turned.at", at));
        plot.setId(getId() + "-plot");
        plot.setAccessibleHelp(Texts.of("curves.keys"));
        zoom = new SharedZoom(
                List.of(plot), () -> new Span(-last(), last()), LEAST, () -> series, this::refresh, this::speak);
        VBox.setVgrow(plot, Priority.ALWAYS);
        pictures.show(picture);
        drawn.getChildren().setAll(plot, pictures);
        refresh();
    }

    private Series curve(int place, int k) {
        DecimatedSeries values = new DecimatedSeries();
        for (int i = 0; i < turned.degrees().size(); i++) {
            values.add(
                    turned.degrees().get(i),
                    turned.found().get(i).probabilities().get(k));
        }
        return new Series(
                "turned." + place, names.apply(k), OverlayPlot.style(place), false, values, TurnedPlot::percent);
    }

    private double last() {
        return turned.degrees().getLast();
    }

    private static String percent(double share) {
        return ShortNumbers.significant(100 * share, 3) + "%";
    }

    private void refresh() {
        Span seen = zoom.seen();
        List<Double> ticks = IntStream.rangeClosed((int) -(last() / TICK), (int) (last() / TICK))
                .mapToObj(i -> i * TICK)
                .filter(at -> at >= seen.low() && at <= seen.high())
                .toList();
        plot.show(
                new AxisScale(seen.low(), seen.high(), false, ticks),
                at -> Texts.of("turned.tick", at),
                AxisScale.linear(0, 1, 4));
        pictures.requestLayout();
        speak(0);
    }

    private void speak(double at) {
        List<String> parts = series.stream()
                .flatMap(one -> one.nearest(at).stream()
                        .map(point -> one.name() + " " + one.words().apply(point.y())))
                .toList();
        plot.setAccessibleText(Texts.of("turned.at", at) + ": " + String.join("; ", parts));
    }

    private SeriesTable table() {
        SeriesTable table = new SeriesTable();
        IntStream.range(0, turned.upright().probabilities().size())
                .forEach(k ->
                        table.add("probability", names.apply(k), curve(0, k).values()));
        return table;
    }

    private String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\""
                .formatted(WIDTH + 80, HEIGHT + 90));
        svg.append(" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n");
        for (int quarter = 0; quarter <= 4; quarter++) {
            double y = 30 + HEIGHT * (1 - quarter / 4.0);
            line(svg, "<path d=\"M50 %.1fH%d\" stroke=\"#d0d7de\"/>", y, 50 + WIDTH);
            line(svg, "<text x=\"44\" y=\"%.1f\" text-anchor=\"end\">%d%%</text>", y + 4, 25 * quarter);
        }
        for (double angle = -last(); angle <= last(); angle += TICK) {
            line(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%.0f\u00b0</text>",
                    across(angle),
                    HEIGHT + 48,
                    angle);
        }
        for (int i = 0; i < series.size(); i++) {
            StringBuilder points = new StringBuilder();
            series.get(i)
                    .values()
                    .draw(
                            -last(),
                            last(),
                            WIDTH,
                            (x, y) -> points.append(
                                    String.format(Locale.ROOT, "%.1f,%.1f ", across(x), 30 + HEIGHT * (1 - y))));
            String colour = COLOURS.get(i % COLOURS.size());
            line(svg, "<polyline points=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", points, colour);
            String name = series.get(i).name().replace("&", "&amp;").replace("<", "&lt;");
            line(svg, "<text x=\"%d\" y=\"18\" fill=\"%s\">%s</text>", 50 + i * 150, colour, name);
        }
        String below = Texts.of("turned.x") + (title.getText().isEmpty() ? "" : " \u2013 " + title.getText());
        line(svg, "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>", 50 + WIDTH / 2, HEIGHT + 74, below);
        return svg.append("</svg>\n").toString();
    }

    private double across(double angle) {
        return 50 + WIDTH * (angle + last()) / (2 * last());
    }

    private static void line(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
