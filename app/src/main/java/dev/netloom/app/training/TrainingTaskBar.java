package dev.netloom.app.training;

import atlantafx.base.theme.Styles;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Icons;
import dev.netloom.app.ui.Texts;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// How far a task is, the way to stop it, and what there is to say.
public final class TrainingTaskBar extends VBox {
    /// @param id its parts are `ID-progress`, `ID-stop` and `ID-notice`
    public TrainingTaskBar(String id, TrainingTaskModel model) {
        getStyleClass().add("ensemble-going");
        ProgressBar bar = new ProgressBar();
        bar.setId(id + "-progress");
        bar.progressProperty().bind(model.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(bar, Priority.ALWAYS);
        Button stop = new Button(Texts.of("task.stop"), Icons.of("mdi2s-stop"));
        stop.setId(id + "-stop");
        stop.getStyleClass().add(Styles.SMALL);
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setTooltip(Controls.tooltip(Texts.of("task.stop.tip")));
        stop.setOnAction(event -> model.stop());
        HBox line = new HBox(bar, stop);
        line.getStyleClass().add("ensemble-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.visibleProperty().bind(model.busyProperty());
        line.managedProperty().bind(line.visibleProperty());
        Label notice = Controls.paragraph("");
        notice.setId(id + "-notice");
        notice.setMinHeight(USE_PREF_SIZE);
        notice.textProperty().bind(model.noticeProperty());
        notice.visibleProperty().bind(model.noticeProperty().isNotEmpty());
        notice.managedProperty().bind(notice.visibleProperty());
        getChildren().addAll(line, notice);
    }
}
