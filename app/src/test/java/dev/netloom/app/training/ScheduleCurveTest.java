package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.optim.RatePoints;
import dev.netloom.engine.optim.RatePoints.Point;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingFields;
import java.util.List;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Polyline;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The curve in the panel is the schedule's own, and its points can be dragged.
class ScheduleCurveTest {
    private static final double TOP = 9;
    private static final double BOTTOM = 130;

    private TrainingSettings settings;
    private ScheduleCurve curve;

    private void show(ScheduleSettings schedule) {
        settings = new TrainingSettings();
        settings.typed(TrainingFields.EPOCHS).set("4");
        settings.take(schedule);
        curve = new ScheduleCurve(settings, true);
        new Scene(curve, 366, 400); // 300 pixels of plot
        curve.applyCss();
        curve.layout();
    }

    @Test
    void theCurveRisesWithTheWarmUpFallsWithTheScheduleAndGoesWithAWrongSetting() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            show(new ScheduleSettings(Schedule.COSINE, 0.5));
            assertThat(height(0)).isCloseTo(BOTTOM, within(1.0));
            assertThat(height(0.25)).as("half-way up").isCloseTo((TOP + BOTTOM) / 2, within(1.0));
            assertThat(height(0.5)).as("the top").isCloseTo(TOP, within(1.0));
            assertThat(height(1)).as("down to nothing").isCloseTo(BOTTOM, within(1.0));
            Circle dot = (Circle) curve.lookup(".schedule-now-dot");
            assertThat(dot.isVisible()).isFalse();
            curve.show(0.25);
            assertThat(dot.isVisible()).isTrue();
            assertThat(dot.getCenterY()).isCloseTo((TOP + BOTTOM) / 2, within(1.0));
            settings.typed(TrainingFields.EPOCHS).set("none");
            assertThat(curve.isManaged()).isFalse();
        });
    }

    @Test
    void aPointIsDraggedNudgedAddedAndRemoved() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            show(ScheduleSettings.of(Schedule.ONE_CYCLE));
            List<Point> before = SchedulePoints.of(plan());
            assertThat(before).hasSize(10); // the beginning, the top at 30%, and eight along the cosine
            assertThat(before.get(1)).isEqualTo(new Point(0.3, 1));
            Node top = handles().get(1);
            mouse(top, MouseEvent.MOUSE_PRESSED, 0.3, 1);
            mouse(top, MouseEvent.MOUSE_DRAGGED, 0.25, 0.9);
            mouse(top, MouseEvent.MOUSE_DRAGGED, 0.2, 0.8);
            assertThat(plan().schedule().kind()).as("until it is released").isEqualTo(Schedule.ONE_CYCLE);
            int strokes = settings.strokes();
            mouse(top, MouseEvent.MOUSE_RELEASED, 0.2, 0.8);
            assertThat(settings.strokes()).as("one edit").isEqualTo(strokes + 2);
            assertThat(plan().schedule().kind()).isEqualTo(Schedule.POINTS);
            List<Point> after = plan().schedule().points().all();
            assertThat(after.get(1).share()).isCloseTo(0.2, within(0.003));
            assertThat(after.get(1).factor()).isCloseTo(0.8, within(0.01));
            assertThat(after.get(0)).isEqualTo(before.get(0));
            assertThat(after.subList(2, 10)).isEqualTo(before.subList(2, 10));
            assertThat(top.getAccessibleText()).contains("20% of the run: 0.0024");

            mouse(top, MouseEvent.MOUSE_DRAGGED, 0.9, 0.5);
            mouse(top, MouseEvent.MOUSE_RELEASED, 0.9, 0.5);
            assertThat(points().get(1).share())
                    .as("no further than its neighbour")
                    .isLessThan(points().get(2).share());
            press(handles().getFirst(), KeyCode.RIGHT);
            press(handles().getFirst(), KeyCode.UP);
            assertThat(points().getFirst()).isEqualTo(new Point(0, 0.06));

            mouse(curve.lookup(".schedule-curve-pane"), MouseEvent.MOUSE_CLICKED, 0.1, 0.5);
            assertThat(handles()).hasSize(11);
            assertThat(points().get(1).share()).isCloseTo(0.1, within(0.003));
            press(handles().get(1), KeyCode.DELETE);
            press(handles().getFirst(), KeyCode.DELETE);
            assertThat(handles()).hasSize(10);
            assertThat(points().getFirst().share()).isZero();
        });
    }

    /// What becomes of a schedule that is taken hold of is close to what it was.
    @ParameterizedTest
    @CsvSource({
        "CONSTANT, 0, 1, 0.001",
        "CONSTANT, 0.1, 1, 0.002",
        "STEP, 0, 1, 0.001",
        "EXPONENTIAL, 0, 1, 0.05",
        "LINEAR, 300, 1, 0.002",
        "COSINE, 0, 1, 0.02",
        "COSINE, 0.2, 3, 0.15",
        "COSINE, 0, 21, 0.2",
        "ONE_CYCLE, 0, 1, 0.02",
        "ONE_CYCLE, 0.7, 1, 0.02",
        "POINTS, 0.3, 1, 0.01"
    })
    void straightLinesComeClose(Schedule kind, double warmUp, int cycles, double most) {
        TrainingConfig config = TrainingConfig.of(4)
                .withSchedule(ScheduleSettings.of(kind).withWarmUp(warmUp).withCycles(cycles));
        List<Point> points = SchedulePoints.of(config);
        RatePoints lines = new RatePoints(points);
        double sum = 0;
        for (int i = 0; i < 1000; i++) {
            sum += Math.abs(lines.at(i / 1000.0) - SchedulePoints.factor(config, i / 1000.0));
        }
        assertThat(sum / 1000).isLessThan(most);
        assertThat(ScheduleWords.of(config)).endsWith(".").doesNotContain("{");
    }

    @Test
    void thereAreNoPointsWhereThereWouldBeTooMany() {
        ScheduleSettings often = ScheduleSettings.of(Schedule.COSINE).withCycles(40);
        assertThat(SchedulePoints.of(TrainingConfig.of(40).withSchedule(often))).isEmpty();
    }

    @Test
    void aScheduleIsSaidInWords() {
        TrainingConfig config = TrainingConfig.of(4);
        assertThat(ScheduleWords.of(config))
                .isEqualTo("Rises in a straight line for 30% of the run, from 0.00012 to 0.003, then falls along a"
                        + " cosine to almost nothing.");
        assertThat(ScheduleWords.of(config.withSchedule(new ScheduleSettings(Schedule.CONSTANT, 500))))
                .isEqualTo("Rises in a straight line to 0.003 first, for 500 steps. Stays at 0.003 to the end.");
        assertThat(ScheduleWords.of(config.withSchedule(new ScheduleSettings(Schedule.LINEAR, 100_000))))
                .contains("the schedule never begins")
                .doesNotContain("steps");
        assertThat(ScheduleWords.of(
                        config.withSchedule(ScheduleSettings.of(Schedule.COSINE).withCycles(2))))
                .contains("2 times", "takes 2 epochs");
        TrainingConfig plateau =
                config.withSchedule(ScheduleSettings.of(Schedule.PLATEAU).withPatience(1));
        assertThat(ScheduleWords.of(plateau)).contains("for an epoch", "a sample of the training images");
        assertThat(ScheduleWords.of(plateau.withValidation(0.1))).contains("that of the images held out");
    }

    private TrainingConfig plan() {
        return settings.planProperty().getValue().orElseThrow();
    }

    private List<Point> points() {
        return plan().schedule().points().all();
    }

    private List<Node> handles() {
        return curve.lookupAll(".schedule-handle").stream()
                .sorted((a, b) -> Double.compare(a.getLayoutX(), b.getLayoutX()))
                .toList();
    }

    private void mouse(Node on, EventType<MouseEvent> type, double share, double factor) {
        Point2D at =
                curve.lookup(".schedule-curve-pane").localToScene(58 + 300 * share, BOTTOM - factor * (BOTTOM - TOP));
        MouseEvent event = new MouseEvent(
                type,
                at.getX(),
                at.getY(),
                at.getX(),
                at.getY(),
                MouseButton.PRIMARY,
                2,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                false,
                false,
                true,
                new PickResult(on, at.getX(), at.getY()));
        on.fireEvent(event);
    }

    private static void press(Node on, KeyCode key) {
        on.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    /// Pixels from above, at a share of the run.
    private double height(double share) {
        Polyline line = (Polyline) curve.lookup(".plot-line");
        int points = line.getPoints().size() / 2;
        return line.getPoints().get(2 * (int) Math.round(share * (points - 1)) + 1);
    }
}
