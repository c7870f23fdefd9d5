package dev.netloom.app.confusion;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.layout.VBox;

/// The share of digits whose true class is not among the k likeliest, for a k to choose.
final class TopK extends VBox {
    private static final int MOST = 5;

    private final Slider slider = new Slider(1, MOST, 1);
    private final Label error = Controls.label("", "confusion-error");
    private final Label interval = Controls.paragraph("", "text-muted");
    private final Label meaning = Controls.paragraph("", "text-muted");
    private Predictions predictions = Predictions.NONE;

    /// @param explain opens the page about the top-5 error
    TopK(Runnable explain) {
        getStyleClass().add("top-k");
        slider.setId("confusion-k");
        slider.setMajorTickUnit(1);
        slider.setMinorTickCount(0);
        slider.setBlockIncrement(1);
        slider.setSnapToTicks(true);
        slider.setShowTickLabels(true);
        slider.setShowTickMarks(true);
        slider.setAccessibleText(Texts.of("confusion.k"));
        slider.setTooltip(Controls.tooltip(Texts.of("confusion.k")));
        error.setId("confusion-error");
        interval.setId("confusion-error-interval");
        Hyperlink more = new Hyperlink(Texts.of("confusion.more"));
        more.setId("confusion-more");
        more.setTooltip(Controls.tooltip(Texts.of("confusion.more.tip")));
        more.setAccessibleText(Texts.of("confusion.more.tip"));
        more.setOnAction(event -> explain.run());
        getChildren().addAll(error, interval, slider, meaning, more);
        slider.valueProperty().subscribe(this::tell);
    }

    void show(Predictions predictions) {
        this.predictions = predictions;
        slider.setMax(Math.max(1, Math.min(MOST, predictions.classes())));
        tell();
    }

    private void tell() {
        int k = (int) Math.round(slider.getValue());
        int missed = predictions.size() - predictions.within(k);
        int total = predictions.size();
        Interval range = Interval.wilson(missed, total, 0.95);
        error.setText(Texts.of("confusion.error", k, total == 0 ? 0 : (double) missed / total));
        interval.setText(Texts.of("confusion.error.interval", missed, total, 100 * range.low(), range.high()));
        meaning.setText(Texts.of("confusion.error.meaning", k));
    }
}
