package dev.netloom.app.confusion;

import dev.netloom.app.plot.ScatterPlot;
import dev.netloom.app.plot.ScatterPlot.Dot;
import dev.netloom.app.results.EpochSlider;
import dev.netloom.app.results.Result;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Explanation;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.metric.Calibration;
import dev.netloom.engine.metric.ConfusionMatrix;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What accuracy hides, after an epoch: how well each class is recognised, and whether the network is right as often
/// as it is sure.
public final class PerClassView extends ResultView {
    private static final int BINS = 10;

    private final PerClassTable table = new PerClassTable();
    private final ScatterPlot reliability = new ScatterPlot("classes-reliability");
    private final Label title = Controls.label("", "gallery-title");
    private final Label macro = Controls.label("", "text-muted");
    private final Label calibrated = Controls.label("", "classes-calibration");

    /// @param export is given what the view shows
    public PerClassView(ResultsModel results, ExportMenu export) {
        super(results, "classes");
        title.setMinWidth(USE_PREF_SIZE);
        macro.setId("classes-macro");
        calibrated.setId("classes-ece");
        Explanation about = new Explanation("classes-about", "classes.about");
        FlowPane heading = new FlowPane(title, macro, new EpochSlider("classes-epoch", results), export, about);
        heading.getStyleClass().add("classes-heading");
        heading.setMinHeight(USE_PREF_SIZE);
        VBox plot = new VBox(calibrated, reliability);
        plot.setAlignment(Pos.TOP_CENTER);
        plot.getStyleClass().add("classes-plot");
        VBox.setVgrow(reliability, Priority.ALWAYS);
        HBox.setHgrow(table, Priority.ALWAYS);
        HBox both = new HBox(table, plot);
        both.getStyleClass().add("classes-content");
        both.setMinHeight(0);
        VBox.setVgrow(both, Priority.ALWAYS);
        VBox content = new VBox(heading, both);
        content.setMinHeight(0);
        export.picture(() -> content).table(this::file);
        fill(content);
    }

    private PerClassFile file() {
        return new PerClassFile(
                List.copyOf(table.getItems()),
                Calibration.of(results().chosen().orElseThrow().predictions(), BINS));
    }

    @Override
    void show(Dataset data, Result result) {
        ConfusionMatrix matrix = ConfusionMatrix.of(result.predictions());
        table.show(matrix, data.classes());
        title.setText(Texts.of("classes.title", EpochSlider.say(result)));
        macro.setText(Texts.of("classes.macro", matrix.balancedAccuracy(), matrix.macroPrecision(), matrix.macroF1()));
        double error =
                Calibration.of(result.predictions(), Calibration.USUAL_BINS).error();
        calibrated.setText(Texts.of("classes.calibration", error));
        List<Dot> dots = Calibration.of(result.predictions(), BINS).bins().stream()
                .filter(bin -> bin.count() > 0)
                .map(PerClassView::dot)
                .toList();
        reliability.showShares(dots, Texts.of("classes.reliability.axis"), PerClassView::words);
    }

    private static Dot dot(Calibration.Bin bin) {
        return new Dot(
                Texts.of("classes.reliability.count", bin.count()),
                bin.confidence(),
                bin.accuracy(),
                bin.interval().low(),
                bin.interval().high(),
                "run-0");
    }

    private static String words(Dot dot) {
        return Texts.of("classes.reliability.dot", dot.name(), dot.cost(), dot.share(), 100 * dot.low(), dot.high());
    }
}
