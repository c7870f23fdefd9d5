package dev.netloom.app.library;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;
import javafx.geometry.HPos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/// The error of a network from top-1 to top-5, each with its 95% interval of Wilson.
final class TopFiveTable extends GridPane {
    static final int MOST = 5;

    TopFiveTable() {
        setId("top-five-table");
        getStyleClass().add("article-table");
        for (int i = 0; i < 5; i++) {
            ColumnConstraints column = new ColumnConstraints();
            column.setHalignment(i == 0 || i == 4 ? HPos.LEFT : HPos.RIGHT);
            column.setHgrow(i == 4 ? Priority.ALWAYS : Priority.NEVER);
            getColumnConstraints().add(column);
        }
    }

    /// Bars are as long as the share of the top-1 error that is left.
    void show(Predictions predictions) {
        getChildren().clear();
        addRow(
                0,
                head("library.top-five.guesses"),
                head("library.top-five.missed"),
                head("library.top-five.error"),
                head("library.top-five.interval"),
                head("library.top-five.left"));
        int first = predictions.size() - predictions.within(1);
        for (int k = 1; k <= Math.min(MOST, predictions.classes()); k++) {
            int missed = predictions.size() - predictions.within(k);
            Interval range = Interval.wilson(missed, predictions.size(), 0.95);
            Label error = Controls.label(
                    Texts.of("library.top-five.share", (double) missed / predictions.size()), "figure-here");
            error.setId("top-five-error-" + k);
            Label interval = Controls.label(Texts.of("library.top-five.range", 100 * range.low(), range.high()));
            interval.setId("top-five-interval-" + k);
            ProgressBar bar = new ProgressBar(first == 0 ? 0 : (double) missed / first);
            bar.setMaxWidth(Double.MAX_VALUE);
            bar.setAccessibleText(
                    Texts.of("library.top-five.left.spoken", k, first == 0 ? 0 : (double) missed / first));
            addRow(
                    k,
                    Controls.label(Texts.of("library.top-five.k", k)),
                    Controls.label(Texts.of("number", missed)),
                    error,
                    interval,
                    bar);
        }
    }

    private static Label head(String key) {
        Label head = Controls.label(Texts.of(key), "table-head");
        head.setTooltip(Controls.tooltip(Texts.of(key + ".tip")));
        return head;
    }
}
