package dev.netloom.app.plot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.BestEpoch;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.train.LiveSettings;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.event.EventType;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.shape.Path;
import javafx.scene.shape.Polyline;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
        session = FxTest.onFx(
                () -> new TrainingSession(ScriptedRun::digits, (graph, start, data, plan, control, events) -> {}));
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
        ObjectProperty<Optional<String>> hindrance = new SimpleObjectProperty<>(Optional.of("conv1: no input"));
        FxTest.run(() -> {
            view.explain(hindrance);
            assertThat(advice()).contains("conv1: no input").doesNotContain("Press Train");
            hindrance.set(Optional.empty());
            assertThat(advice()).contains("Press Train");
        });
    }

    private String advice() {
        return ((Label) view.lookup(".empty-state .text-muted")).getText();
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
    void averaged_weights_have_a_curve_of_their_own_where_there_are_some() throws Exception {
        a_run_fills_both_plots();
        FxTest.run(() -> view.lookupAll("#curves-averaged-legend")
                .forEach(entry -> assertThat(entry.isVisible()).isFalse()));
        FxTest.run(() -> model.follow(new TrainingEvent.EpochDone(
                5,
                5L * ScriptedRun.STEPS,
                ScriptedRun.evaluation(6, 0.1),
                ScriptedRun.evaluation(9, 0.1),
                Optional.empty(),
                Optional.of(new TrainingEvent.EpochDone.Averaged(ScriptedRun.evaluation(5, 0.08), Optional.empty())),
                2400,
                5)));
        FxTest.await("a curve", () -> points("#curves-accuracy", "averaged") == 1);
        FxTest.run(() -> assertThat(view.lookupAll("#curves-averaged-legend"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.isVisible()).isTrue()));
    }

    @Test
    void hidden_curves_are_not_drawn_until_somebody_looks() throws Exception {
        FxTest.run(() -> view.activeProperty().set(false));
        CurvesView seen = FxTest.onFx(() -> new CurvesView(model, new BestMenu(session, saver), saver));
        FxTest.onFx(() -> new Scene(seen, 1100, 260));
        FxTest.run(seen::applyCss);
        FxTest.run(() -> ScriptedRun.events(2).forEach(model::follow));
        FxTest.await("curves where somebody looks", () -> points(seen, "#curves-loss", "running") > 50);
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

    @Test
    void the_wheel_zooms_a_double_click_shows_all_again_and_a_drag_chooses_a_part() throws Exception {
        a_run_fills_both_plots();
        FxTest.run(() -> {
            Plot plot = (Plot) view.lookup("#curves-loss");
            double all = plot.xLength();
            plot.fireEvent(wheel(plot, 200));
            view.layout();
            double zoomed = plot.xLength();
            assertThat(zoomed).isLessThan(0.8 * all);
            assertThat(((Plot) view.lookup("#curves-accuracy")).xLength()).isEqualTo(zoomed);
            assertThat(view.lookup("#curves-all").isDisabled()).isFalse();
            plot.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 200, 2));
            assertThat(plot.xLength()).isEqualTo(all);
            assertThat(view.lookup("#curves-all").isDisabled()).isTrue();

            double from = plot.clampedX(200);
            double to = plot.clampedX(300);
            plot.fireEvent(mouse(MouseEvent.MOUSE_PRESSED, 200, 1));
            plot.fireEvent(mouse(MouseEvent.MOUSE_DRAGGED, 300, 1));
            plot.fireEvent(mouse(MouseEvent.MOUSE_RELEASED, 300, 1));
            assertThat(plot.x().low()).isEqualTo(from);
            assertThat(plot.x().high()).isEqualTo(to);
            plot.fireEvent(key(KeyCode.HOME));
            assertThat(plot.xLength()).isEqualTo(all);
        });
    }

    @Test
    void the_mouse_and_the_keys_show_exact_values_of_all_series() throws Exception {
        a_run_fills_both_plots();
        FxTest.run(() -> {
            Plot plot = (Plot) view.lookup("#curves-loss");
            plot.fireEvent(mouse(MouseEvent.MOUSE_MOVED, plot.toX(120), 0));
            view.layout();
            assertThat(texts(plot, ".plot-card .label"))
                    .contains(Texts.of("curves.at-epoch", 2, 120), "Smoothed", "Train", "Test")
                    .contains(Texts.of("curves.loss.value", 0.125), Texts.of("curves.loss.value", 0.15));
            assertThat(texts((Plot) view.lookup("#curves-rate"), ".plot-card .label"))
                    .contains("0.001");
            plot.fireEvent(key(KeyCode.RIGHT));
            assertThat(plot.getAccessibleText()).contains("Batch 121");
        });
    }

    @Test
    void a_change_of_settings_and_the_best_epoch_are_marked_and_explained() throws Exception {
        a_run_fills_both_plots();
        FxTest.run(() -> {
            LiveSettings before = LiveSettings.of(TrainingConfig.of(4));
            model.praise(new BestEpoch(4, 240, ScriptedRun.evaluation(7, 0.1), Optional.empty()));
            model.follow(new TrainingEvent.SettingsChanged(
                    90, new LiveSettings(0.001, before.momentum(), before.weightDecay(), 0.5, before.batchSize()), 60));
        });
        Plot plot = (Plot) view.lookup("#curves-loss");
        FxTest.await("the mark", () -> {
            view.layout();
            return !((Path) plot.lookup(".plot-events")).getElements().isEmpty()
                    && !texts((Plot) view.lookup("#curves-accuracy"), ".plot-flag-words")
                            .contains("");
        });
        FxTest.run(() -> {
            plot.fireEvent(mouse(MouseEvent.MOUSE_MOVED, plot.toX(90), 0));
            view.layout();
            assertThat(texts(plot, ".plot-card-mark"))
                    .containsExactly("Learning rate 0.003 \u2192 0.001\nDropout 100% \u2192 50%");
            assertThat(texts((Plot) view.lookup("#curves-accuracy"), ".plot-flag-words"))
                    .containsExactly(Texts.of("curves.best.flag", (400 - 7) / 400.0));
        });
    }

    @Test
    void smoothing_can_be_turned_off_and_says_what_it_is() throws Exception {
        a_run_fills_both_plots();
        FxTest.run(() -> {
            assertThat(view.lookup(".plot-line.smooth").isVisible()).isTrue();
            Slider slider = (Slider) view.lookup("#curves-smoothing");
            assertThat(slider.getTooltip().getText()).contains("about 20 batches");
            slider.setValue(0);
        });
        FxTest.await("no smoothed line", () -> !view.lookup(".plot-line.smooth").isVisible());
    }

    @Test
    void the_table_and_the_picture_are_written(@TempDir java.nio.file.Path folder) throws Exception {
        a_run_fills_both_plots();
        saver.folder = folder;
        FxTest.run(() -> ((MenuButton) view.lookup("#curves-export")).getItems().forEach(item -> item.fire()));
        FxTest.await("both files", () -> saver.saved.size() == 2);
        List<String> lines = Files.readAllLines(folder.resolve("curves.csv"));
        assertThat(lines).hasSize(1 + 4 * ScriptedRun.STEPS);
        assertThat(lines.get(0)).startsWith("step,epoch,running_loss,learning_rate,train_loss");
        assertThat(lines.get(60)).startsWith("60,1.0,").contains(",0.001,0.25,").endsWith(",");
        assertThat(lines.get(61)).startsWith("61,1.01").endsWith(",0.001,,,,,,,");
        assertThat(ImageIO.read(folder.resolve("curves.png").toFile()).getWidth())
                .isGreaterThan(1500);
        assertThat(saver.failures).isEmpty();
    }

    private static List<String> texts(Plot plot, String query) {
        return plot.lookupAll(query).stream()
                .map(node -> ((Label) node).getText())
                .toList();
    }

    private static ScrollEvent wheel(Plot plot, double delta) {
        return new ScrollEvent(
                ScrollEvent.SCROLL,
                plot.toX(100),
                60,
                0,
                0,
                false,
                false,
                false,
                false,
                false,
                false,
                0,
                delta,
                0,
                delta,
                ScrollEvent.HorizontalTextScrollUnits.NONE,
                0,
                ScrollEvent.VerticalTextScrollUnits.NONE,
                0,
                0,
                null);
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x, int clicks) {
        return new MouseEvent(
                type,
                x,
                60,
                0,
                0,
                MouseButton.PRIMARY,
                clicks,
                false,
                false,
                false,
                false,
                true,
                false,
                false,
                true,
                false,
                false,
                null);
    }

    private static KeyEvent key(KeyCode code) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false);
    }

    private int points(String plot, String style) {
        return points(view, plot, style);
    }

    private static int points(CurvesView view, String plot, String style) {
        view.layout();
        Polyline line = (Polyline) view.lookup(plot).lookup(".plot-line." + style);
        return line.getPoints().size() / 2;
    }
}
