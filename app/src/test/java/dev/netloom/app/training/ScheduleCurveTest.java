package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.TrainingConfig;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.shape.Polyline;
import org.junit.jupiter.api.Test;

/// The curve in the panel is the schedule's own.
class ScheduleCurveTest {
    @Test
    void theCurveRisesWithTheWarmUpFallsWithTheScheduleAndGoesWithAWrongSetting() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            TrainingConfig cosine = TrainingConfig.of(4).withSchedule(new ScheduleSettings(Schedule.COSINE, 0.5));
            ObjectProperty<Optional<TrainingConfig>> plan = new SimpleObjectProperty<>(Optional.of(cosine));
            ScheduleCurve curve = new ScheduleCurve(plan);
            new Scene(curve, 101, 200);
            curve.applyCss();
            curve.layout();
            Polyline line = (Polyline) curve.lookup(".plot-line");
            assertThat(height(line, 0)).isGreaterThan(50);
            assertThat(height(line, 0.25)).as("half-way up").isBetween(25.0, 30.0);
            assertThat(height(line, 0.5)).as("the top").isLessThan(4);
            assertThat(height(line, 1)).as("down to nothing").isGreaterThan(51);
            assertThat(((Label) curve.lookup(".label")).getText())
                    .isEqualTo(Texts.of(
                            "setting.schedule.highest", cosine.optimizer().learningRate()));
            plan.set(Optional.empty());
            assertThat(curve.isManaged()).isFalse();
        });
    }

    /// Pixels from above, at a share of the run.
    private static double height(Polyline line, double share) {
        int points = line.getPoints().size() / 2;
        return line.getPoints().get(2 * (int) Math.round(share * (points - 1)) + 1);
    }
}
