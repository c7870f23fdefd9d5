package dev.netloom.app.confusion;

import dev.netloom.app.results.Cell;
import dev.netloom.app.results.EpochSlider;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.metric.ConfusionMatrix;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Which classes are taken for which, after an epoch; cells open their images among the mistakes.
public final class ConfusionView extends ResultView {
    private final MatrixGrid grid;
    private final TopK topK;
    private final VariantsPane variants;
    private final Label title = Controls.paragraph("", "gallery-title");
    private final Label accuracy = Controls.paragraph("", "text-muted");

    /// @param watch whose weights are evaluated anew with test-time augmentation
    /// @param showMistakes brings the mistakes to the front
    /// @param explain opens the page about the top-5 error
    /// @param export is given what the view shows
    public ConfusionView(
            ResultsModel results, LiveWeights watch, Runnable showMistakes, Runnable explain, ExportMenu export) {
        super(results, "confusion");
        topK = new TopK(explain);
        variants = new VariantsPane(watch, results.dataProperty());
        grid = new MatrixGrid(cell -> open(cell, showMistakes));
        title.setId("confusion-title");
        accuracy.setId("confusion-accuracy");
        HBox heading = new HBox(title, new Explanation("confusion-about", "confusion.about"));
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("confusion-heading");
        export.picture(() -> grid).drawing(() -> files().svg()).table(this::files);
        VBox side = new VBox(heading, accuracy, new EpochSlider("confusion-epoch", results), variants, topK, export);
        side.getStyleClass().add("confusion-side");
        ScrollPane beside = new ScrollPane(side);
        beside.getStyleClass().addAll("edge-to-edge", "confusion-beside");
        beside.setFitToWidth(true);
        HBox.setHgrow(grid, Priority.ALWAYS);
        HBox content = new HBox(grid, beside);
        content.getStyleClass().add("confusion-content");
        fill(content);
        variants.averagedProperty().subscribe(this::request);
    }

    private MatrixFiles files() {
        return new MatrixFiles(
                ConfusionMatrix.of(shown(results().chosen().orElseThrow())),
                results().dataProperty().get().classes());
    }

    /// The mean over variants, where that is wanted.
    private Predictions shown(Result chosen) {
        return variants.averagedProperty().get().orElse(chosen.predictions());
    }

    private void open(Cell cell, Runnable showMistakes) {
        results().filter(cell);
        showMistakes.run();
    }

    @Override
    void show(Dataset data, Result result) {
        Predictions predictions = shown(result);
        grid.show(ConfusionMatrix.of(predictions), data.classes());
        topK.show(predictions);
        int total = predictions.size();
        Interval interval = Interval.wilson(predictions.within(1), total, 0.95);
        title.setText(
                variants.averagedProperty().get().isPresent()
                        ? Texts.of("confusion.title.variants", variants.variants())
                        : Texts.of("confusion.title", EpochSlider.say(result)));
        accuracy.setText(Texts.of(
                "mistakes.accuracy", (double) predictions.within(1) / total, 100 * interval.low(), interval.high()));
    }
}
