package dev.netloom.app.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.Rectangle;

/// A few curves over one axis, drawn from scratch when asked: some thirty nodes, however long the run.
///
/// Style classes do the colouring: `plot-grid`, `plot-line`, `plot-marks`, and the classes of the series.
final class Plot extends Region {
    private static final double LEFT = 60;
    private static final double BOTTOM = 24;
    private static final double TOP = 8;
    private static final double RIGHT = 14;
    private static final double MARK = 2.5;
    private static final double POINTS_PER_PIXEL = 1.5;
    private static final int MOST_DOTS = 60;

    private final List<Series> series;
    private final DoubleFunction<String> tickWords;
    private final Path grid = new Path();
    private final Pane area = new Pane();
    private final List<Polyline> lines = new ArrayList<>();
    private final List<Path> dots = new ArrayList<>();
    private final List<Label> xLabels = new ArrayList<>();
    private final List<Label> yLabels = new ArrayList<>();
    private final Label xTitle;
    private final Label yTitle;
    private final Rectangle clip = new Rectangle();
    private final Path events = new Path();
    private final PlotFlag flag = new PlotFlag();
    private final PlotHover hover;
    private List<Mark> marks = List.of();
    private DoubleFunction<String> xWords = Double::toString;
    private AxisScale x = AxisScale.linear(0, 1, 4);
    private AxisScale y = AxisScale.linear(0, 1, 4);

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
            dots.add(mark);
        }
        events.getStyleClass().add("plot-events");
        area.getChildren().add(events);
        area.getChildren().addAll(lines);
        area.getChildren().addAll(dots);
        // What is drawn within a layout must not ask for another one, or every frame would draw it anew.
        area.setManaged(false);
        area.getChildren().forEach(shape -> shape.setManaged(false));
        getChildren().addAll(grid, area, this.xTitle, this.yTitle);
        hover = new PlotHover(this, series, where);
        getChildren().addAll(flag.nodes());
        getChildren().addAll(hover.nodes());
        setFocusTraversable(true);
        setMinSize(160, 110);
        setPrefSize(420, 220);
    }

    /// @param xWords of a tick of the x-axis
    void show(AxisScale x, DoubleFunction<String> xWords, AxisScale y) {
        this.x = x;
        this.xWords = xWords;
        this.y = y;
        requestLayout();
    }

    /// Where something happened, from the next [#show] on.
    void mark(List<Mark> marks) {
        this.marks = marks;
    }

    /// A point worth a flag, from the next [#show] on.
    void flag(Optional<DecimatedSeries.Point> point, String words) {
        flag.raise(point, words);
    }

    /// Shows the rule and the card at a place of the x-axis; NaN for none.
    void point(double at) {
        hover.point(at);
    }

    void setXTitle(String words) {
        xTitle.setText(words);
    }

    AxisScale x() {
        return x;
    }

    List<Mark> marks() {
        return marks;
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

    /// As [#xAt], with the nearest end for what lies beside the plot.
    double clampedX(double place) {
        return x.valueAt(Math.clamp((place - LEFT) / plotWidth(), 0, 1));
    }

    double xLength() {
        return x.high() - x.low();
    }

    void add(Node node) {
        getChildren().add(getChildren().size() - hover.nodes().size(), node);
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
        drawMarks();
        for (int i = 0; i < series.size(); i++) {
            draw(series.get(i), lines.get(i), dots.get(i));
        }
        flag.layout(this);
        layoutInArea(xTitle, 0, TOP + plotHeight() + 5, LEFT - 8, 17, 0, HPos.RIGHT, VPos.TOP);
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
        label(xLabels, x.ticks(), xWords);
        for (int i = 0; i < x.ticks().size(); i++) {
            Label label = xLabels.get(i);
            double width = label.prefWidth(-1);
            label.resizeRelocate(toX(x.ticks().get(i)) - width / 2, bottom + 5, width, label.prefHeight(-1));
        }
    }

    private void drawMarks() {
        events.getElements().clear();
        for (Mark mark : marks) {
            if (mark.step() >= x.low() && mark.step() <= x.high()) {
                double at = Math.round(toX(mark.step())) + 0.5;
                events.getElements().addAll(new MoveTo(at, TOP), new LineTo(at, TOP + plotHeight()));
            }
        }
    }

    private void draw(Series one, Polyline line, Path dotted) {
        int most = (int) Math.max(100, plotWidth() * POINTS_PER_PIXEL);
        List<Double> places = new ArrayList<>(2 * most);
        one.values().draw(x.low(), x.high(), most, (step, value) -> {
            places.add(toX(step));
            places.add(toY(value));
        });
        line.getPoints().setAll(places);
        dotted.getElements().clear();
        if (one.marked() && places.size() <= 2 * MOST_DOTS) {
            for (int i = 0; i < places.size(); i += 2) {
                PlotHover.circle(dotted, places.get(i), places.get(i + 1), MARK);
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

    private static Label title(String text) {
        Label title = new Label(text);
        title.getStyleClass().add("plot-title");
        title.setMouseTransparent(true);
        return title;
    }
}
