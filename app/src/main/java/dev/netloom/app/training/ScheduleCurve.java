package dev.netloom.app.training;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.optim.RatePoints;
import dev.netloom.engine.optim.RatePoints.Point;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.TrainingConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polyline;

/// The learning rate over a run, as schedule and warm-up make it, and in words. Its points can be dragged: then the
/// schedule is one of straight lines between them.
final class ScheduleCurve extends VBox {
    private static final double HEIGHT = 150;
    private static final double LEFT = 58;
    private static final double RIGHT = 8;
    private static final double TOP = 9;
    private static final double BOTTOM = 20;
    private static final double KEY_SHARE = 0.01;
    private static final double KEY_FACTOR = 0.02;
    private static final int MOST_TICKS = 6;

    private final TrainingSettings settings;
    private final boolean editable;
    private final Path grid = new Path();
    private final Polyline line = new Polyline();
    private final Line now = new Line();
    private final Circle dot = new Circle(4);
    private final List<Label> ticks = new ArrayList<>();
    private final List<ScheduleHandle> handles = new ArrayList<>();
    private final Pane pane = new Pane(grid, line, now, dot);
    private final Label words = Controls.paragraph("", "schedule-words");
    private Optional<TrainingConfig> plan = Optional.empty();
    private Optional<List<Point>> dragged = Optional.empty();
    private double place = Double.NaN;

    /// @param settings what is drawn, while nothing in them is wrong
    /// @param editable whether its points can be dragged
    ScheduleCurve(TrainingSettings settings, boolean editable) {
        this.settings = settings;
        this.editable = editable;
        getStyleClass().add("schedule-curve");
        grid.getStyleClass().add("plot-grid");
        line.getStyleClass().addAll("plot-line", "rate");
        now.getStyleClass().add("schedule-now");
        dot.getStyleClass().add("schedule-now-dot");
        pane.getStyleClass().add("schedule-curve-pane");
        pane.setMinHeight(HEIGHT);
        pane.setPrefHeight(HEIGHT);
        pane.getChildren().forEach(shape -> shape.setManaged(false));
        pane.widthProperty().subscribe(this::draw);
        words.setId(editable ? "schedule-words" : "schedule-words-live");
        getChildren().addAll(Controls.label(Texts.of("schedule.rate"), "setting-note"), pane, words);
        if (editable) {
            pane.setOnMouseClicked(this::add);
            getChildren().add(Controls.paragraph(Texts.of("schedule.edit"), "setting-note"));
        }
        managedProperty().bind(visibleProperty());
        settings.planProperty().subscribe(config -> {
            plan = config;
            setVisible(config.isPresent());
            draw();
        });
    }

    /// Shows where a run is.
    ///
    /// @param share of the run that is over; NaN for no run
    void show(double share) {
        place = share;
        mark();
    }

    /// What is drawn: while a point is dragged, what it would become.
    private Optional<TrainingConfig> shown() {
        return plan.map(config -> dragged.map(points -> config.withSchedule(through(config, points)))
                .orElse(config));
    }

    private List<Point> points() {
        return dragged.orElseGet(() -> plan.map(SchedulePoints::of).orElse(List.of()));
    }

    private static ScheduleSettings through(TrainingConfig config, List<Point> points) {
        return config.schedule().withKind(Schedule.POINTS).withWarmUp(0).withPoints(new RatePoints(points));
    }

    private double plotWidth() {
        return Math.max(1, pane.getWidth() - LEFT - RIGHT);
    }

    private double x(double share) {
        return LEFT + share * plotWidth();
    }

    private static double y(double factor) {
        return TOP + (1 - factor) * (HEIGHT - TOP - BOTTOM);
    }

    private void draw() {
        Optional<TrainingConfig> config = shown();
        if (config.isEmpty() || pane.getWidth() < LEFT) {
            return;
        }
        List<Double> places = new ArrayList<>();
        for (int i = 0; i <= (int) plotWidth(); i++) {
            double share = Math.min(1, i / plotWidth());
            places.add(x(share));
            places.add(y(SchedulePoints.factor(config.get(), share)));
        }
        line.getPoints().setAll(places);
        drawAxes(config.get());
        drawHandles(config.get());
        mark();
        words.setText(ScheduleWords.of(config.get()));
        pane.setAccessibleText(Texts.of(
                "schedule.spoken",
                ScheduleWords.rate(SchedulePoints.rate(config.get(), 0)),
                ScheduleWords.rate(SchedulePoints.rate(config.get(), 1)),
                words.getText()));
    }

    private void drawAxes(TrainingConfig config) {
        grid.getElements().clear();
        pane.getChildren().removeAll(ticks);
        ticks.clear();
        for (double factor : new double[] {0, 0.5, 1}) {
            double at = Math.round(y(factor)) + 0.5;
            grid.getElements().addAll(new MoveTo(LEFT, at), new LineTo(x(1), at));
            Label label = tick(ScheduleWords.rate(factor * config.optimizer().learningRate()));
            label.relocate(LEFT - 9 - label.getWidth(), at - label.getHeight() / 2);
        }
        double bottom = y(0);
        int epochs = config.epochs();
        int every = Math.ceilDiv(epochs, MOST_TICKS);
        for (int epoch = 0; epoch <= epochs; epoch += every) {
            double at = Math.round(x((double) epoch / epochs)) + 0.5;
            grid.getElements().addAll(new MoveTo(at, bottom), new LineTo(at, bottom + 3));
            Label label = tick(Integer.toString(epoch));
            label.relocate(at - label.getWidth() / 2, bottom + 3);
        }
    }

    private Label tick(String text) {
        Label label = Controls.label(text, "plot-tick");
        label.setManaged(false);
        label.setMouseTransparent(true);
        pane.getChildren().add(1, label);
        label.applyCss();
        label.autosize();
        ticks.add(label);
        return label;
    }

    private void drawHandles(TrainingConfig config) {
        List<Point> points = editable ? points() : List.of();
        while (handles.size() > points.size()) {
            pane.getChildren().remove(handles.removeLast());
        }
        while (handles.size() < points.size()) {
            handles.add(new ScheduleHandle(new Holding(handles.size())));
            pane.getChildren().add(handles.getLast());
        }
        for (int i = 0; i < points.size(); i++) {
            Point point = points.get(i);
            String where = Texts.of(
                    "schedule.point",
                    point.share(),
                    ScheduleWords.rate(point.factor() * config.optimizer().learningRate()));
            handles.get(i)
                    .show(
                            x(point.share()),
                            y(point.factor()),
                            where,
                            Texts.of("schedule.point.spoken", i + 1, points.size(), where));
        }
    }

    private void mark() {
        boolean seen = !Double.isNaN(place) && plan.isPresent();
        now.setVisible(seen);
        dot.setVisible(seen);
        if (seen) {
            double at = x(place);
            now.setStartX(at);
            now.setEndX(at);
            now.setStartY(TOP);
            now.setEndY(y(0));
            dot.setCenterX(at);
            dot.setCenterY(y(SchedulePoints.factor(plan.get(), place)));
        }
    }

    private void add(MouseEvent event) {
        if (event.getClickCount() == 2) {
            commit(SchedulePoints.added(points(), share(event.getX()), factor(event.getY())));
        }
    }

    private double share(double x) {
        return (x - LEFT) / plotWidth();
    }

    private static double factor(double y) {
        return 1 - (y - TOP) / (HEIGHT - TOP - BOTTOM);
    }

    /// One step to be undone.
    private void commit(List<Point> points) {
        dragged = Optional.empty();
        plan.filter(config -> !points.equals(SchedulePoints.of(config)))
                .ifPresentOrElse(config -> settings.take(through(config, points)), this::draw);
    }

    /// The hand on one of the points.
    private final class Holding implements ScheduleHandle.Hand {
        private final int index;

        Holding(int index) {
            this.index = index;
        }

        @Override
        public void drag(double sceneX, double sceneY) {
            Point2D at = pane.sceneToLocal(sceneX, sceneY);
            dragged = Optional.of(SchedulePoints.moved(points(), index, share(at.getX()), factor(at.getY())));
            draw();
        }

        @Override
        public void drop() {
            dragged.ifPresent(ScheduleCurve.this::commit);
        }

        @Override
        public void nudge(int across, int up) {
            Point point = points().get(index);
            commit(SchedulePoints.moved(
                    points(), index, point.share() + across * KEY_SHARE, point.factor() + up * KEY_FACTOR));
        }

        @Override
        public void remove() {
            commit(SchedulePoints.without(points(), index));
        }
    }
}
