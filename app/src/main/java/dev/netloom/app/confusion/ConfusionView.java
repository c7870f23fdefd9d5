package dev.netloom.app.confusion;

import dev.netloom.app.results.Cell;
import dev.netloom.app.results.EpochSlider;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.metric.ConfusionMatrix;
import dev.netloom.engine.metric.Interval;
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
    private final Label title = Controls.paragraph("", "gallery-title");
    private final Label accuracy = Controls.paragraph("", "text-muted");

    /// @param showMistakes brings the mistakes to the front
    /// @param explain opens the page about the top-5 error
    /// @param export is given what the view shows
    public ConfusionView(ResultsModel results, Runnable showMistakes, Runnable explain, ExportMenu export) {
        super(results, "confusion");
        topK = new TopK(explain);
        grid = new MatrixGrid(cell -> open(cell, showMistakes));
        title.setId("confusion-title");
        accuracy.setId("confusion-accuracy");
        HBox heading = new HBox(title, new Explanation("confusion-about", "confusion.about"));
        heading.setAlignment(Pos.CENTER_LEFT);
        heading.getStyleClass().add("confusion-heading");
        export.picture(() -> grid).drawing(() -> files().svg()).table(this::files);
        VBox side = new VBox(heading, accuracy, new EpochSlider("confusion-epoch", results), topK, export);
        side.getStyleClass().add("confusion-side");
        ScrollPane beside = new ScrollPane(side);
        beside.getStyleClass().addAll("edge-to-edge", "confusion-beside");
        beside.setFitToWidth(true);
        HBox.setHgrow(grid, Priority.ALWAYS);
        HBox content = new HBox(grid, beside);
        content.getStyleClass().add("confusion-content");
        fill(content);
    }

    private MatrixFiles files() {
        return new MatrixFiles(
                ConfusionMatrix.of(results().chosen().orElseThrow().predictions()),
                results().dataProperty().get().classes());
    }

    private void open(Cell cell, Runnable showMistakes) {
        results().filter(cell);
        showMistakes.run();
    }

    @Override
    void show(Dataset data, Result result) {
        grid.show(ConfusionMatrix.of(result.predictions()), data.classes());
        topK.show(result.predictions());
        Interval interval = result.interval();
        int total = result.predictions().size();
        title.setText(Texts.of("confusion.title", EpochSlider.say(result)));
        accuracy.setText(Texts.of(
                "mistakes.accuracy", (double) result.correct() / total, 100 * interval.low(), interval.high()));
    }
}
