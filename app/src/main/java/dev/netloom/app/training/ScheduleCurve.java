package dev.netloom.app.training;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.TrainingConfig;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Polyline;

/// The learning rate over a run, as schedule and warm-up make it: a curve from the first step to the last, the highest
/// rate above it.
final class ScheduleCurve extends VBox {
    private static final double HEIGHT = 54;

    /// Steps of an imagined epoch: a warm-up of so many steps looks as long as it is.
    private static final int STEPS_OF_EPOCH = 600;

    private final Label highest = Controls.label("", "setting-note");
    private final Polyline line = new Polyline();
    private final Pane pane = new Pane(line);
    private Optional<TrainingConfig> plan = Optional.empty();

    /// @param plans empty while a setting is wrong: then there is no curve
    ScheduleCurve(ObservableValue<Optional<TrainingConfig>> plans) {
        getStyleClass().add("schedule-curve");
        line.getStyleClass().addAll("plot-line", "rate");
        pane.getStyleClass().add("schedule-curve-pane");
        pane.setMinHeight(HEIGHT);
        pane.setPrefHeight(HEIGHT);
        pane.widthProperty().subscribe(this::draw);
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox ends = new HBox(
                Controls.label(Texts.of("setting.schedule.first"), "setting-note"),
                gap,
                Controls.label(Texts.of("setting.schedule.last"), "setting-note"));
        ends.setAlignment(Pos.CENTER_LEFT);
        getChildren().addAll(highest, pane, ends);
        managedProperty().bind(visibleProperty());
        plans.subscribe(now -> {
            plan = now;
            setVisible(now.isPresent());
            draw();
        });
    }

    private void draw() {
        line.getPoints().clear();
        int width = (int) pane.getWidth();
        if (plan.isEmpty() || width < 2) {
            return;
        }
        TrainingConfig config = plan.get();
        long steps = (long) config.epochs() * STEPS_OF_EPOCH;
        double top = 0;
        double[] rates = new double[width];
        for (int x = 0; x < width; x++) {
            rates[x] = config.learningRate(1 + Math.round(x * (steps - 1.0) / (width - 1)), steps);
            top = Math.max(top, rates[x]);
        }
        for (int x = 0; x < width; x++) {
            line.getPoints().addAll((double) x, HEIGHT - 2 - rates[x] / top * (HEIGHT - 4));
        }
        highest.setText(Texts.of("setting.schedule.highest", top));
        pane.setAccessibleText(Texts.of("setting.schedule.spoken", rates[0], top, rates[width - 1]));
    }
}
