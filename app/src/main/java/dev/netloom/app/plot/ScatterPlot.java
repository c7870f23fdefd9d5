package dev.netloom.app.plot;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polyline;

/// Points with an interval each: over a cost on a logarithmic axis, with the front of those that nothing beats; or over
/// a share, with the diagonal. Arrow keys and the mouse go from point to point.
public final class ScatterPlot extends Pane {
    private static final PseudoClass POINTED = PseudoClass.getPseudoClass("pointed");
    private static final double LEFT = 64;
    private static final double BOTTOM = 40;
    private static final double TOP = 12;
    private static final double RIGHT = 24;
    private static final double RADIUS = 5;
    private static final double REACH = 24;
    private static final int TICKS = 5;

    /// One point.
    ///
    /// @param cost above 0
    /// @param low lower end of the interval of `share`
    /// @param style class that colours it
    public record Dot(String name, double cost, double share, double low, double high, String style) {}

    private final Path grid = new Path();
    private final Polyline front = new Polyline();
    private final Label title = Controls.label("", "plot-title");
    private final Label card = Controls.label("", "plot-card", "scatter-card");
    private final List<Node> drawn = new ArrayList<>();
    private List<Dot> dots = List.of();
    private List<Dot> best = List.of();
    private List<Circle> circles = List.of();
    private DoubleFunction<String> words = Double::toString;
    private AxisScale x = AxisScale.logarithmic(1, 10);
    private AxisScale y = AxisScale.linear(0, 1, TICKS);
    private Function<Dot, String> said = this::text;
    private int pointed = -1;

    public ScatterPlot(String id) {
        setId(id);
        getStyleClass().addAll("plot", "scatter");
        grid.getStyleClass().add("plot-grid");
        front.getStyleClass().add("scatter-front");
        card.setMouseTransparent(true);
        card.setVisible(false);
        setFocusTraversable(true);
        setMinSize(160, 110);
        setAccessibleHelp(Texts.of("scatter.keys"));
        setOnMouseMoved(event -> point(nearest(event.getX(), event.getY())));
        setOnMouseExited(event -> point(-1));
        setOnMousePressed(event -> requestFocus());
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    /// @param front those of `dots` that nothing beats, the cheapest first
    /// @param axis what the cost is
    /// @param words of a cost
    public void show(List<Dot> dots, List<Dot> front, String axis, DoubleFunction<String> words) {
        this.words = words;
        said = this::text;
        double low = dots.stream().mapToDouble(Dot::cost).min().orElse(1);
        double high = dots.stream().mapToDouble(Dot::cost).max().orElse(10);
        x = AxisScale.logarithmic(low * 0.8, Math.max(high * 1.25, low * 1.6));
        double bottom = dots.stream().mapToDouble(Dot::low).min().orElse(0);
        double top = dots.stream().mapToDouble(Dot::high).max().orElse(1);
        y = AxisScale.linear(Math.max(0, bottom), Math.min(1, Math.max(top, bottom + 0.001)), TICKS);
        take(dots, front, axis);
    }

    /// Shares over shares, both from 0 to 1, and the diagonal on which they are equal.
    ///
    /// @param dots `cost` is the share on the x-axis
    /// @param said of the point that is looked at
    public void showShares(List<Dot> dots, String axis, Function<Dot, String> said) {
        this.said = said;
        words = share -> ShortNumbers.significant(100 * share, 4) + "%";
        x = AxisScale.linear(0, 1, TICKS);
        y = x;
        take(dots, List.of(new Dot("", 0, 0, 0, 0, ""), new Dot("", 1, 1, 1, 1, "")), axis);
    }

    private void take(List<Dot> dots, List<Dot> front, String axis) {
        this.dots = dots.stream().sorted(Comparator.comparingDouble(Dot::cost)).toList();
        this.best = List.copyOf(front);
        title.setText(axis);
        pointed = -1;
        setAccessibleText(spoken());
        requestLayout();
    }

    private String spoken() {
        List<String> parts = new ArrayList<>();
        dots.forEach(dot -> parts.add(said.apply(dot)));
        return String.join("; ", parts);
    }

    private String text(Dot dot) {
        return Texts.of(
                best.contains(dot) ? "scatter.dot.front" : "scatter.dot",
                dot.name(),
                dot.share(),
                dot.low(),
                dot.high(),
                words.apply(dot.cost()));
    }

    private double toX(double cost) {
        return LEFT + x.place(cost) * Math.max(1, getWidth() - LEFT - RIGHT);
    }

    private double toY(double share) {
        return TOP + (1 - y.place(share)) * Math.max(1, getHeight() - TOP - BOTTOM);
    }

    @Override
    protected void layoutChildren() {
        drawn.clear();
        circles = new ArrayList<>();
        drawGrid();
        drawn.add(0, grid);
        drawn.add(front);
        front.getPoints().clear();
        best.forEach(dot -> front.getPoints().addAll(toX(dot.cost()), toY(dot.share())));
        for (Dot dot : dots) {
            double at = toX(dot.cost());
            Line interval = new Line(at, toY(dot.low()), at, toY(dot.high()));
            interval.getStyleClass().addAll("scatter-interval", dot.style());
            Circle circle = new Circle(at, toY(dot.share()), RADIUS);
            circle.getStyleClass().addAll("scatter-dot", dot.style());
            circle.pseudoClassStateChanged(POINTED, circles.size() == pointed);
            circles.add(circle);
            drawn.add(interval);
            drawn.add(circle);
        }
        drawn.add(title);
        drawn.add(card);
        drawn.forEach(node -> node.setManaged(false));
        getChildren().setAll(drawn);
        applyCss();
        drawn.stream().filter(Label.class::isInstance).forEach(label -> ((Label) label).autosize());
        title.relocate(LEFT + (getWidth() - LEFT - RIGHT - title.getWidth()) / 2, getHeight() - title.getHeight() - 2);
        labels.forEach(Runnable::run);
        placeCard();
    }

    private final List<Runnable> labels = new ArrayList<>();

    private void drawGrid() {
        grid.getElements().clear();
        labels.clear();
        double bottom = getHeight() - BOTTOM;
        for (double tick : y.ticks()) {
            double at = Math.round(toY(tick)) + 0.5;
            grid.getElements().addAll(new MoveTo(LEFT, at), new LineTo(getWidth() - RIGHT, at));
            Label label = tick(ShortNumbers.significant(100 * tick, 4) + "%");
            labels.add(() -> label.relocate(LEFT - 8 - label.getWidth(), toY(tick) - label.getHeight() / 2));
        }
        double[] free = {Double.NEGATIVE_INFINITY};
        for (double tick : x.ticks()) {
            double at = Math.round(toX(tick)) + 0.5;
            grid.getElements().addAll(new MoveTo(at, bottom), new LineTo(at, bottom + 4));
            Label label = tick(words.apply(tick));
            labels.add(() -> {
                double left = toX(tick) - label.getWidth() / 2;
                label.setVisible(left > free[0]);
                free[0] = label.isVisible() ? left + label.getWidth() + 6 : free[0];
                label.relocate(left, bottom + 5);
            });
        }
    }

    private Label tick(String text) {
        Label label = Controls.label(text, "plot-tick");
        label.setMouseTransparent(true);
        drawn.add(label);
        return label;
    }

    private void placeCard() {
        card.setVisible(pointed >= 0);
        if (pointed >= 0) {
            Circle circle = circles.get(pointed);
            double left = circle.getCenterX() + 12;
            double width = card.getWidth();
            card.relocate(
                    left + width > getWidth() ? Math.max(0, circle.getCenterX() - 12 - width) : left,
                    Math.clamp(circle.getCenterY() - card.getHeight() - 6, 0, Math.max(0, getHeight() - 20)));
        }
    }

    private int nearest(double atX, double atY) {
        int found = -1;
        double reach = REACH;
        for (int i = 0; i < dots.size(); i++) {
            double distance =
                    Math.hypot(toX(dots.get(i).cost()) - atX, toY(dots.get(i).share()) - atY);
            if (distance < reach) {
                reach = distance;
                found = i;
            }
        }
        return found;
    }

    private void point(int index) {
        if (index == pointed) {
            return;
        }
        pointed = index;
        if (index >= 0) {
            card.setText(said.apply(dots.get(index)));
            setAccessibleText(said.apply(dots.get(index)));
        }
        requestLayout();
    }

    private void walk(KeyEvent event) {
        int way = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        if (way != 0 && !dots.isEmpty()) {
            point(pointed < 0 ? (way > 0 ? 0 : dots.size() - 1) : Math.clamp(pointed + way, 0, dots.size() - 1));
            event.consume();
        }
    }
}
