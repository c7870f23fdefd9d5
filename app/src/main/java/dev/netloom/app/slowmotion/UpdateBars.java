package dev.netloom.app.slowmotion;

import dev.netloom.app.ui.Controls;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.inspect.StepTrace;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/// How far each parameter of a block moved in parts of its own length, on a scale of powers of ten from 10⁻⁶ to 1.
final class UpdateBars extends GridPane {
    private static final double WIDTH = 130;
    private static final double DECADES = 6;

    UpdateBars(StepPhase.Update stop) {
        getStyleClass().add("update-bars");
        for (StepTrace.Update part : stop.parts()) {
            Region bar = new Region();
            bar.getStyleClass().add("update-bar");
            bar.setMaxWidth(WIDTH * share(part.ratio()));
            StackPane track = new StackPane(bar);
            track.getStyleClass().add("update-track");
            track.setPrefWidth(WIDTH);
            StackPane.setAlignment(bar, javafx.geometry.Pos.CENTER_LEFT);
            addRow(
                    getRowCount(),
                    Controls.label(part.parameter(), "text-muted"),
                    track,
                    Controls.label(StepStageWords.digits(part.ratio()), "slow-value"));
        }
        add(Controls.label(Texts.of("slow.update.scale"), "text-muted"), 1, getRowCount());
    }

    /// 0 for 10⁻⁶ and less, 1 for 1 and more.
    static double share(double ratio) {
        return ratio <= 0 ? 0 : Math.clamp(1 + Math.log10(ratio) / DECADES, 0, 1);
    }
}
