package dev.netloom.app.runs;

import dev.netloom.app.plot.OverlayPlot;
import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.SettingsDiff;
import dev.netloom.engine.history.TrainingConfigJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The settings of one run; of several, only those that differ, side by side.
final class RunSettings extends ScrollPane {
    private final VBox all = new VBox();

    RunSettings() {
        setId("run-settings");
        getStyleClass().addAll("run-page", "edge-to-edge");
        setFitToWidth(true);
        all.getStyleClass().add("run-all");
        setContent(all);
    }

    void show(List<RunDetails> runs) {
        if (runs.size() == 1) {
            Map<String, List<String>> rows = new LinkedHashMap<>();
            TrainingConfigJson.values(runs.getFirst().settings())
                    .forEach((key, value) -> rows.put(key, List.of(value)));
            all.getChildren().setAll(grid(rows, List.of()));
            return;
        }
        SettingsDiff diff = SettingsDiff.of(runs);
        if (diff.rows().isEmpty()) {
            all.getChildren().setAll(Controls.paragraph(Texts.of("runs.settings.same"), "text-muted"));
        } else {
            all.getChildren().setAll(grid(diff.rows(), runs));
        }
    }

    private static GridPane grid(Map<String, List<String>> rows, List<RunDetails> runs) {
        GridPane grid = new GridPane();
        grid.getStyleClass().add("run-grid");
        for (int i = 0; i < runs.size(); i++) {
            grid.add(head(runs.get(i).summary().name(), i), i + 1, 0);
        }
        rows.forEach((key, values) -> {
            int row = grid.getRowCount();
            grid.add(Controls.label(RunWords.setting(key), "text-muted"), 0, row);
            List<String> words = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                String value = values.get(i).isEmpty() ? "\u2013" : values.get(i);
                grid.add(Controls.label(value), i + 1, row);
                words.add(value);
            }
            grid.getChildren().getLast().setAccessibleText(RunWords.setting(key) + ": " + String.join(", ", words));
        });
        return grid;
    }

    /// A run's name beside the colour of its curve.
    static HBox head(String name, int place) {
        Region swatch = new Region();
        swatch.getStyleClass().addAll("plot-swatch", OverlayPlot.style(place));
        Label label = Controls.label(name, "run-head");
        HBox head = new HBox(swatch, label);
        head.getStyleClass().add("curves-entry");
        head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
        return head;
    }
}
