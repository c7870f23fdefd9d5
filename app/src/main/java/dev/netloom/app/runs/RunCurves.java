package dev.netloom.app.runs;

import dev.netloom.app.plot.DecimatedSeries;
import dev.netloom.app.plot.OverlayPlot;
import dev.netloom.app.plot.OverlayPlot.Curve;
import dev.netloom.app.plot.OverlayPlot.Measure;
import dev.netloom.app.ui.Chips;
import dev.netloom.app.ui.FileSaver;
import dev.netloom.engine.history.CurvePoints;
import dev.netloom.engine.history.EpochScores;
import dev.netloom.engine.history.RunDetails;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The curves of the chosen runs, laid over each other.
final class RunCurves extends VBox {
    private final Chips<Measure> measures =
            new Chips<>("runs-measure", "overlay", List.of(Measure.values()), this::draw);
    private final OverlayPlot plot;
    private List<RunDetails> runs = List.of();

    /// @param saver asks where pictures and tables go
    RunCurves(FileSaver saver) {
        plot = new OverlayPlot(saver);
        getStyleClass().add("run-curves");
        VBox.setVgrow(plot, Priority.ALWAYS);
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        HBox bar = new HBox(measures, spring, plot.tools());
        bar.setAlignment(Pos.CENTER_LEFT);
        bar.getStyleClass().add("run-curves-bar");
        getChildren().addAll(bar, plot);
    }

    void show(List<RunDetails> chosen) {
        runs = chosen;
        draw();
    }

    private void draw() {
        if (!runs.isEmpty()) {
            Measure measure = measures.chosen();
            plot.show(
                    measure,
                    runs.stream()
                            .map(run -> new Curve(run.summary().name(), values(run, measure)))
                            .toList());
        }
    }

    private static DecimatedSeries values(RunDetails run, Measure measure) {
        DecimatedSeries values = new DecimatedSeries();
        if (measure == Measure.BATCH_LOSS) {
            CurvePoints points = run.curve();
            for (int i = 0; i < points.size(); i++) {
                values.add(points.steps()[i], points.losses()[i]);
            }
        } else {
            for (EpochScores epoch : run.epochs()) {
                boolean accuracy = measure == Measure.ACCURACY;
                values.add(
                        epoch.epoch(),
                        accuracy ? epoch.test().accuracy() : epoch.test().loss());
            }
        }
        return values;
    }
}
