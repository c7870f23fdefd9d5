package dev.netloom.app.looks;

import dev.netloom.app.ui.Failures;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.inspect.look.PcaProjection;
import java.util.Arrays;
import java.util.stream.IntStream;
import javafx.animation.AnimationTimer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.geometry.Point2D;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/// Digits as points of a plane, coloured by their class. Where they go to other places they glide
/// there.
final class Scatter extends Region {
    static final int NONE = -1;
    private static final double MARGIN = 14;
    private static final double REACH = 12;
    private static final long GLIDE = 500_000_000;
    /// Few outliers must not press all others together.
    private static final double INSIDE = 0.995;

    private final Canvas canvas = new Canvas();
    private final ClassTags tags = new ClassTags();
    private final IntegerProperty hovered = new SimpleIntegerProperty(this, "hovered", NONE);
    private final IntegerProperty chosen = new SimpleIntegerProperty(this, "chosen", NONE);
    private final IntegerProperty emphasised = new SimpleIntegerProperty(this, "emphasised", NONE);
    private final AnimationTimer glide = new AnimationTimer() {
        @Override
        public void handle(long now) {
            Failures.contain(() -> glide(now));
        }
    };
    private Runnable open = () -> {};
    private Dataset data;
    private PcaModel.Plane plane;
    private double[] fromX = {};
    private double[] fromY = {};
    private double[] toX = {};
    private double[] toY = {};
    private double[] x = {};
    private double[] y = {};
    private long begun;

    Scatter() {
        setId("plane-points");
        getStyleClass().add("plane-points");
        setFocusTraversable(true);
        setMinSize(120, 80);
        getChildren().add(canvas);
        canvas.widthProperty().bind(widthProperty());
        canvas.heightProperty().bind(heightProperty());
        widthProperty().subscribe(this::paint);
        heightProperty().subscribe(this::paint);
        hovered.subscribe(this::paint);
        chosen.subscribe(this::paint);
        emphasised.subscribe(this::paint);
        focusedProperty().subscribe(this::paint);
        setOnMouseMoved(event -> hovered.set(at(event.getX(), event.getY())));
        setOnMouseExited(event -> hovered.set(NONE));
        setOnMouseClicked(event -> {
            requestFocus();
            chosen.set(at(event.getX(), event.getY()));
            if (event.getClickCount() == 2 && chosen.get() != NONE) {
                open.run();
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::walk);
    }

    /// The point under the mouse, or [#NONE].
    IntegerProperty hoveredProperty() {
        return hovered;
    }

    /// The point that was clicked, or reached with the arrow keys; [#NONE] without.
    IntegerProperty chosenProperty() {
        return chosen;
    }

    /// The class that stands out, or [#NONE].
    IntegerProperty emphasisedProperty() {
        return emphasised;
    }

    void setOnOpen(Runnable open) {
        this.open = open;
    }

    void show(Dataset data, PcaModel.Plane plane) {
        boolean moves = this.data == data
                && this.plane != null
                && this.plane.points().size() == plane.points().size();
        tags.use(data.classes());
        this.data = data;
        this.plane = plane;
        PcaProjection points = plane.points();
        double reach = reach(points);
        toX = scaled(points.x(), reach);
        toY = scaled(points.y(), reach);
        fromX = moves ? x : toX;
        fromY = moves ? y : toY;
        begun = 0;
        setAccessibleText(Texts.of("plane.points", points.size()));
        if (moves) {
            glide.start();
        } else {
            x = toX;
            y = toY;
            chosen.set(NONE);
            paint();
        }
    }

    /// Ends all movement at once.
    void rest() {
        glide.stop();
        x = toX;
        y = toY;
    }

    private void glide(long now) {
        begun = begun == 0 ? now : begun;
        double part = Math.min(1, (now - begun) / (double) GLIDE);
        double eased = part * part * (3 - 2 * part);
        x = between(fromX, toX, eased);
        y = between(fromY, toY, eased);
        if (part >= 1) {
            rest();
        }
        paint();
    }

    private static double[] between(double[] from, double[] to, double part) {
        double[] between = new double[to.length];
        for (int i = 0; i < between.length; i++) {
            between[i] = from[i] + part * (to[i] - from[i]);
        }
        return between;
    }

    /// How far most points lie from the middle.
    private static double reach(PcaProjection points) {
        double[] away = new double[points.size()];
        for (int i = 0; i < away.length; i++) {
            away[i] = Math.max(Math.abs(points.x()[i]), Math.abs(points.y()[i]));
        }
        Arrays.sort(away);
        return away.length == 0 ? 1 : Math.max(1e-12, away[(int) (INSIDE * (away.length - 1))]);
    }

    private static double[] scaled(double[] values, double reach) {
        return Arrays.stream(values)
                .map(value -> Math.clamp(value / reach, -1.05, 1.05))
                .toArray();
    }

    /// The plane is as wide as the view: only neighbours matter, not lengths.
    private double screenX(int i) {
        return getWidth() / 2 + x[i] * (getWidth() / 2 - MARGIN);
    }

    private double screenY(int i) {
        return getHeight() / 2 - y[i] * (getHeight() / 2 - MARGIN);
    }

    private int at(double mouseX, double mouseY) {
        int nearest = NONE;
        double least = REACH * REACH;
        for (int i = 0; i < x.length; i++) {
            double away = Math.pow(screenX(i) - mouseX, 2) + Math.pow(screenY(i) - mouseY, 2);
            if (away < least && isShown(i)) {
                least = away;
                nearest = i;
            }
        }
        return nearest;
    }

    private int label(int i) {
        return data.test().label(plane.images()[i]);
    }

    private boolean isShown(int i) {
        return emphasised.get() == NONE || label(i) == emphasised.get();
    }

    private void walk(KeyEvent event) {
        double right = event.getCode() == KeyCode.RIGHT ? 1 : event.getCode() == KeyCode.LEFT ? -1 : 0;
        double down = event.getCode() == KeyCode.DOWN ? 1 : event.getCode() == KeyCode.UP ? -1 : 0;
        if (event.getCode() == KeyCode.ENTER && chosen.get() != NONE) {
            open.run();
            event.consume();
        } else if ((right != 0 || down != 0) && x.length > 0) {
            chosen.set(chosen.get() == NONE ? 0 : towards(right, down));
            event.consume();
        }
    }

    /// The closest point that lies more in this direction than beside it.
    private int towards(double right, double down) {
        int from = chosen.get();
        int best = from;
        double least = Double.MAX_VALUE;
        for (int i = 0; i < x.length; i++) {
            double dx = screenX(i) - screenX(from);
            double dy = screenY(i) - screenY(from);
            double ahead = dx * right + dy * down;
            double aside = Math.abs(dx * down) + Math.abs(dy * right);
            if (ahead > 0.5 && ahead >= aside && ahead + aside < least && isShown(i)) {
                least = ahead + aside;
                best = i;
            }
        }
        return best;
    }

    private void paint() {
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.clearRect(0, 0, getWidth(), getHeight());
        if (plane == null || x.length == 0) {
            return;
        }
        for (int i = 0; i < x.length; i++) {
            if (!isShown(i)) {
                dot(pen, i, 0.1);
            }
        }
        for (int i = 0; i < x.length; i++) {
            if (isShown(i)) {
                dot(pen, i, 0.75);
            }
        }
        names(pen);
        mark(pen, hovered.get(), 5);
        mark(pen, chosen.get(), 7);
    }

    /// A square where the network takes it for something else.
    private void dot(GraphicsContext pen, int i, double opacity) {
        Color colour = ClassColours.of(label(i));
        pen.setGlobalAlpha(opacity);
        if (plane.guesses()[i] == label(i)) {
            pen.setFill(colour);
            pen.fillOval(screenX(i) - 2.2, screenY(i) - 2.2, 4.4, 4.4);
        } else {
            pen.setStroke(colour);
            pen.setLineWidth(1.8);
            pen.strokeRect(screenX(i) - 3.5, screenY(i) - 3.5, 7, 7);
        }
        pen.setGlobalAlpha(1);
    }

    private void names(GraphicsContext pen) {
        int classes = data.classes().size();
        double[] sumX = new double[classes];
        double[] sumY = new double[classes];
        int[] counts = new int[classes];
        for (int i = 0; i < x.length; i++) {
            int label = label(i);
            sumX[label] += screenX(i);
            sumY[label] += screenY(i);
            counts[label]++;
        }
        tags.paint(
                pen,
                IntStream.range(0, classes)
                        .filter(label -> counts[label] > 0)
                        .filter(label -> emphasised.get() == NONE || emphasised.get() == label)
                        .mapToObj(label -> new ClassTags.Tag(
                                label, new Point2D(sumX[label] / counts[label], sumY[label] / counts[label])))
                        .toList());
    }

    private void mark(GraphicsContext pen, int i, double radius) {
        if (i != NONE && i < x.length) {
            pen.setStroke(Color.web("#1f2328"));
            pen.setLineWidth(3.5);
            pen.strokeOval(screenX(i) - radius, screenY(i) - radius, 2 * radius, 2 * radius);
            pen.setStroke(Color.web("#ffc800"));
            pen.setLineWidth(2);
            pen.strokeOval(screenX(i) - radius, screenY(i) - radius, 2 * radius, 2 * radius);
        }
    }
}
