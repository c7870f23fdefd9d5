package dev.netloom.app.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingSession;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.shape.Polyline;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CurvesViewTest {
    private final CurvesModel model = new CurvesModel();
    private final AnsweringSaver saver = new AnsweringSaver();
    private TrainingSession session;
    private CurvesView view;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void build() throws Exception {
        session =
                FxTest.onFx(() -> new TrainingSession(ScriptedRun::digits, (graph, data, plan, control, events) -> {}));
        view = FxTest.onFx(() -> new CurvesView(model, new BestMenu(session, saver), saver));
        FxTest.onFx(() -> new Scene(view, 1100, 260));
        FxTest.run(() -> {
            view.applyCss();
            view.layout();
            view.layout();
        });
    }

    @Test
    void without_a_run_it_says_what_to_do() throws Exception {
        FxTest.run(() -> assertThat(view.lookup(".empty-state").isVisible()).isTrue());
    }

    @Test
    void a_run_fills_both_plots() throws Exception {
        FxTest.run(() -> ScriptedRun.events(4).forEach(model::follow));
        FxTest.await(
                "curves instead of words", () -> !view.lookup(".empty-state").isVisible());
        FxTest.await("loss", () -> points("#curves-loss", "running") > 100 && points("#curves-loss", "test") == 4);
        FxTest.await("accuracy", () -> points("#curves-accuracy", "train") == 4);
    }

    @Test
    void hidden_curves_are_not_drawn_until_somebody_looks() throws Exception {
        FxTest.run(() -> view.activeProperty().set(false));
        FxTest.run(() -> ScriptedRun.events(2).forEach(model::follow));
        Thread.sleep(300);
        FxTest.run(() -> assertThat(points("#curves-loss", "running")).isZero());
        FxTest.run(() -> view.activeProperty().set(true));
        FxTest.await("curves", () -> points("#curves-loss", "running") > 50);
    }

    @Test
    void a_new_run_begins_with_a_clean_sheet() throws Exception {
        FxTest.run(() -> ScriptedRun.events(4).forEach(model::follow));
        FxTest.run(() -> ScriptedRun.events(1).forEach(model::follow));
        FxTest.await("one epoch", () -> points("#curves-loss", "test") == 1);
    }

    @Test
    void what_was_drawn_asks_for_no_further_drawing() throws Exception {
        a_run_fills_both_plots();
        FxTest.run(() -> {
            Parent plot = (Parent) view.lookup("#curves-loss");
            plot.requestLayout();
            view.layout();
            assertThat(plot.isNeedsLayout()).isFalse();
        });
    }

    private int points(String plot, String style) {
        view.layout();
        Polyline line = (Polyline) view.lookup(plot).lookup(".plot-line." + style);
        return line.getPoints().size() / 2;
    }
}
