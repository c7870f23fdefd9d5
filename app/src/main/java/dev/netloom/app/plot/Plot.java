package dev.netloom.app.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

/// A few curves over one axis, drawn from scratch when asked: two dozen nodes, however long the run.
///
/// Style classes do the colouring: `plot-grid`, `plot-line`, `plot-marks`, and the classes of the series.
final class Plot extends Region {
    private static final double LEFT = 60;
    private static final double BOTTOM = 38;
    private static final double TOP = 8;
    private static final double RIGHT = 14;
    private static final double MARK = 2.5;

    private final List<Series> series;
    private final DoubleFunction<String> tickWords;
    private final Path grid = new Path();
    private final Pane area = new Pane();
    private final List<Polyline> lines = new ArrayList<>();
    private final List<Path> marks = new ArrayList<>();
    private final List<Label> xLabels = new ArrayList<>();
    private final List<Label> yLabels = new ArrayList<>();
    private final Label xTitle;
    private final Label yTitle;
    private final Rectangle clip = new Rectangle();
    private final PlotHover hover;
    private Scale x = Scale.linear(0, 1, 4);
    private Scale y = Scale.linear(0, 1, 4);

    Plot(
            List<Series> series,
            String xTitle,
            String yTitle,
            DoubleFunction<String> tickWords,
            DoubleFunction<String> where) {
        this.series = series;
        this.tickWords = tickWords;
        this.xTitle = title(xTitle);
        this.yTitle = title(yTitle);
        this.yTitle.setRotate(-90);
        getStyleClass().add("plot");
        grid.getStyleClass().add("plot-grid");
        grid.setManaged(false);
        area.setClip(clip);
        area.setMouseTransparent(true);
        for (Series one : series) {
            Polyline line = new Polyline();
            line.getStyleClass().addAll("plot-line", one.style());
            lines.add(line);
            Path mark = new Path();
            mark.getStyleClass().addAll("plot-marks", one.style());
            marks.add(mark);
        }
        area.getChildren().addAll(lines);
        area.getChildren().addAll(marks);
        // What is drawn within a layout must not ask for another one, or every frame would draw it anew.
        area.setManaged(false);
        area.getChildren().forEach(shape -> shape.setManaged(false));
        getChildren().addAll(grid, area, this.xTitle, this.yTitle);
        hover = new PlotHover(this, series, where);
        getChildren().addAll(hover.nodes());
        setMinSize(160, 110);
        setPrefSize(420, 220);
    }

    void show(Scale x, Scale y) {
        this.x = x;
        this.y = y;
        requestLayout();
    }

    double plotWidth() {
        return Math.max(1, getWidth() - LEFT - RIGHT);
    }

    double plotHeight() {
        return Math.max(1, getHeight() - TOP - BOTTOM);
    }

    double toX(double value) {
        return LEFT + x.place(value) * plotWidth();
    }

    double toY(double value) {
        double low = y.logarithmic() ? Math.max(value, y.low() * 1e-3) : value;
        return TOP + (1 - y.place(low)) * plotHeight();
    }

    /// The value on the x-axis under a place in this node, or NaN beside the plot.
    double xAt(double place) {
        double part = (place - LEFT) / plotWidth();
        return part < -0.01 || part > 1.01 ? Double.NaN : x.valueAt(part);
    }

    double top() {
        return TOP;
    }

    @Override
    protected void layoutChildren() {
        area.resizeRelocate(0, 0, getWidth(), getHeight());
        clip.setX(LEFT - MARK - 1);
        clip.setY(TOP - MARK - 1);
        clip.setWidth(plotWidth() + 2 * MARK + 2);
        clip.setHeight(plotHeight() + 2 * MARK + 2);
        drawGrid();
        for (int i = 0; i < series.size(); i++) {
            draw(series.get(i), lines.get(i), marks.get(i));
        }
        layoutInArea(xTitle, LEFT, getHeight() - 17, plotWidth(), 17, 0, HPos.CENTER, VPos.BOTTOM);
        double length = yTitle.prefWidth(-1);
        double height = yTitle.prefHeight(-1);
        yTitle.resizeRelocate(7 - length / 2, TOP + plotHeight() / 2 - height / 2, length, height);
        hover.layout();
    }

    private void drawGrid() {
        grid.getElements().clear();
        double bottom = TOP + plotHeight();
        for (double tick : y.ticks()) {
            double at = Math.round(toY(tick)) + 0.5;
            grid.getElements().addAll(new MoveTo(LEFT, at), new LineTo(LEFT + plotWidth(), at));
        }
        for (double tick : x.ticks()) {
            double at = Math.round(toX(tick)) + 0.5;
            grid.getElements().addAll(new MoveTo(at, bottom), new LineTo(at, bottom + 4));
        }
        label(yLabels, y.ticks(), tickWords);
        for (int i = 0; i < y.ticks().size(); i++) {
            Label label = yLabels.get(i);
            double height = label.prefHeight(-1);
            label.setAlignment(Pos.CENTER_RIGHT);
            label.resizeRelocate(12, toY(y.ticks().get(i)) - height / 2, LEFT - 18, height);
        }
        label(xLabels, x.ticks(), Plot::plain);
        for (int i = 0; i < x.ticks().size(); i++) {
            Label label = xLabels.get(i);
            double width = label.prefWidth(-1);
            label.resizeRelocate(toX(x.ticks().get(i)) - width / 2, bottom + 5, width, label.prefHeight(-1));
        }
    }

    private void draw(Series one, Polyline line, Path mark) {
        List<Decimated.Point> points = one.values().points();
        List<Double> places = new ArrayList<>(2 * points.size());
        for (Decimated.Point point : points) {
            places.add(toX(point.x()));
            places.add(toY(point.y()));
        }
        line.getPoints().setAll(places);
        mark.getElements().clear();
        if (one.marked()) {
            for (int i = 0; i < places.size(); i += 2) {
                PlotHover.circle(mark, places.get(i), places.get(i + 1), MARK);
            }
        }
    }

    private void label(List<Label> labels, List<Double> ticks, DoubleFunction<String> words) {
        while (labels.size() < ticks.size()) {
            Label label = new Label();
            label.getStyleClass().add("plot-tick");
            label.setManaged(false);
            label.setMouseTransparent(true);
            labels.add(label);
            getChildren().add(2, label);
        }
        for (int i = 0; i < labels.size(); i++) {
            labels.get(i).setVisible(i < ticks.size());
            if (i < ticks.size()) {
                labels.get(i).setText(words.apply(ticks.get(i)));
                labels.get(i).applyCss();
            }
        }
    }

    private static String plain(double tick) {
        return BigDecimal.valueOf(tick)
                .round(new MathContext(6))
                .stripTrailingZeros()
                .toPlainString();
    }

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("plot-title");
        title.setMouseTransparent(true);
        return title;
    }
}
