package dev.netloom.app.plot;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleFunction;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.shape.ArcTo;
import javafx.scene.shape.ClosePath;
import javafx.scene.shape.Line;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;

/// What is measured nearest to the mouse: a rule across the plot, and a card with the exact values.
final class PlotHover {
    private final Plot plot;
    private final List<Series> series;
    private final DoubleFunction<String> where;
    private final Line rule = new Line();
    private final Path points = new Path();
    private final GridPane card = new GridPane();
    private double pointed = Double.NaN;

    PlotHover(Plot plot, List<Series> series, DoubleFunction<String> where) {
        this.plot = plot;
        this.series = series;
        this.where = where;
        rule.getStyleClass().add("plot-rule");
        points.getStyleClass().add("plot-hover-points");
        card.getStyleClass().add("plot-card");
        nodes().forEach(node -> {
            node.setManaged(false);
            node.setMouseTransparent(true);
            node.setVisible(false);
        });
    }

    List<Node> nodes() {
        return List.of(rule, points, card);
    }

    /// @param at a place of the x-axis; NaN for none
    void point(double at) {
        if (!(Double.isNaN(at) && Double.isNaN(pointed))) {
            pointed = at;
            plot.requestLayout();
        }
    }

    /// Follows the plot's own layout, for values move below a mouse that rests.
    void layout() {
        boolean seen = pointed >= plot.x().low() && pointed <= plot.x().high();
        Optional<DecimatedSeries.Point> anchor = seen ? nearest(pointed) : Optional.empty();
        nodes().forEach(node -> node.setVisible(anchor.isPresent()));
        anchor.ifPresent(this::show);
    }

    private Optional<DecimatedSeries.Point> nearest(double x) {
        return series.stream()
                .flatMap(one -> one.nearest(x).stream())
                .min((a, b) -> Double.compare(Math.abs(a.x() - x), Math.abs(b.x() - x)));
    }

    private void show(DecimatedSeries.Point anchor) {
        double at = Math.round(plot.toX(anchor.x())) + 0.5;
        rule.setStartX(at);
        rule.setEndX(at);
        rule.setStartY(plot.top());
        rule.setEndY(plot.top() + plot.plotHeight());
        points.getElements().clear();
        Label title = new Label(where.apply(anchor.x()));
        title.getStyleClass().add("plot-card-title");
        card.getChildren().setAll(title);
        GridPane.setConstraints(title, 0, 0, 3, 1);
        for (Series one : series) {
            one.nearest(anchor.x())
                    .filter(point -> Math.abs(plot.toX(point.x()) - at) < 4)
                    .ifPresent(point -> addRow(one, point));
        }
        plot.marks().stream()
                .filter(mark -> Math.abs(plot.toX(mark.step()) - at) < 4)
                .forEach(this::addMark);
        card.applyCss();
        double width = card.prefWidth(-1);
        double left = at + 12 + width > plot.getWidth() ? at - 12 - width : at + 12;
        card.resizeRelocate(Math.max(0, left), plot.top() + 4, width, card.prefHeight(-1));
    }

    private void addRow(Series one, DecimatedSeries.Point point) {
        int row = card.getRowCount();
        Label value = new Label(one.words().apply(point.y()));
        value.getStyleClass().add("plot-card-value");
        card.addRow(row, swatch(one), new Label(one.name()), value);
        double y = plot.toY(point.y());
        if (y <= plot.top() + plot.plotHeight()) { // what fell off the bottom has no ring
            circle(points, plot.toX(point.x()), y, 4);
        }
    }

    private void addMark(Mark mark) {
        Label words = new Label(mark.text());
        words.getStyleClass().add("plot-card-mark");
        card.add(words, 0, card.getRowCount(), 3, 1);
    }

    static Region swatch(Series series) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("plot-swatch", series.style());
        return swatch;
    }

    static void circle(Path path, double x, double y, double radius) {
        path.getElements()
                .addAll(
                        new MoveTo(x - radius, y),
                        new ArcTo(radius, radius, 0, x + radius, y, true, true),
                        new ArcTo(radius, radius, 0, x - radius, y, true, true),
                        new ClosePath());
    }
}
