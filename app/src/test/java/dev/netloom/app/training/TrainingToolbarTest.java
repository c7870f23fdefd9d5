package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.Preset;
import dev.netloom.engine.train.Progress;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingToolbarTest {
    private final PlayedRun played = new PlayedRun();
    private final TrainingSettings settings = new TrainingSettings();
    private final SimpleObjectProperty<Graph> canvas = new SimpleObjectProperty<>(ScriptedRun.network());
    private final SimpleObjectProperty<Optional<String>> obstacle = new SimpleObjectProperty<>(Optional.empty());
    private TrainingSession session;
    private VBox root;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void build() throws Exception {
        session = FxTest.onFx(() -> new TrainingSession(ScriptedRun::digits, played));
        root = FxTest.onFx(() -> new VBox(
                new TrainingToolbar(session, settings, canvas, obstacle),
                new TrainingPanel(session, settings, canvas),
                new TrainingStatus(session, canvas, obstacle)));
        FxTest.run(() -> {
            new Scene(root);
            root.applyCss();
            root.layout();
        });
    }

    @Test
    void at_first_one_can_train_and_step_but_not_pause_or_stop() throws Exception {
        assertEnabled(true, false, true, false);
    }

    @Test
    void while_it_runs_one_can_pause_step_and_stop() throws Exception {
        startRun();
        assertEnabled(false, true, true, true);
        assertThat(root.lookup("#live-seed").isDisabled()).isTrue();
        played.tell(new TrainingEvent.Paused(1));
        FxTest.await("pause", () -> session.stateProperty().get() == TrainingState.PAUSED);
        assertEnabled(false, true, true, true);
        FxTest.run(() -> assertThat(button("train-pause").getAccessibleText()).isEqualTo(Texts.of("training.resume")));
        FxTest.run(() -> button("train-stop").fire());
        assertEnabled(false, false, false, false);
        played.end();
    }

    @Test
    void what_cannot_be_trained_is_not_called_ready() throws Exception {
        assertThat(FxTest.onFx(() -> ((Label) root.lookup("#status-message")).getText()))
                .isEqualTo(Texts.of("training.status.idle"));
        FxTest.run(() -> obstacle.set(Optional.of("Two wires are missing.")));
        assertThat(FxTest.onFx(() -> ((Label) root.lookup("#status-message")).getText()))
                .doesNotContain(Texts.of("training.status.idle"))
                .contains("Two wires are missing.");
    }

    @Test
    void a_network_with_a_problem_waits_and_says_why() throws Exception {
        FxTest.run(() -> obstacle.set(Optional.of("Two wires are missing.")));
        assertEnabled(false, false, false, false);
        FxTest.run(() -> assertThat(button("train").getAccessibleHelp()).isEqualTo("Two wires are missing."));
    }

    @Test
    void a_learning_rate_that_is_none_is_explained_and_keeps_train_waiting() throws Exception {
        for (String nonsense : new String[] {"", "fast", "0", "-1", "1e999", "1000"}) {
            FxTest.run(() -> rate().setText(nonsense));
            assertEnabled(false, false, false, false);
            FxTest.run(() -> assertThat(button("train").getAccessibleHelp()).contains("Learning rate", nonsense));
            FxTest.run(() -> assertThat(label("training-learning-rate-note")).contains(nonsense));
        }
        FxTest.run(() -> rate().setText(" 2e-3 "));
        assertEnabled(true, false, true, false);
        FxTest.run(() -> assertThat(plan().optimizer().learningRate()).isEqualTo(0.002));
    }

    @Test
    void another_optimiser_brings_its_learning_rate() throws Exception {
        FxTest.run(() -> choice("optimizer").setValue("sgd"));
        FxTest.run(() -> assertThat(rate().getText()).isEqualTo("0.1"));
    }

    @ParameterizedTest
    @EnumSource
    void every_optimiser_can_be_chosen_with_its_own_settings(OptimizerKind kind) throws Exception {
        FxTest.run(() -> choice("optimizer").setValue(TrainingFields.name(kind)));
        FxTest.run(() -> assertThat(plan().optimizer()).isEqualTo(OptimizerSettings.of(kind)));
    }

    @Test
    void only_what_matters_beside_the_other_settings_is_shown() throws Exception {
        FxTest.run(() -> assertThat(shownOf("beta1", "momentum", "newton-schulz", "min-delta"))
                .containsExactly("beta1"));
        FxTest.run(() -> choice("optimizer").setValue("muon"));
        FxTest.run(() -> settings.typed(TrainingFields.PATIENCE).set("2"));
        FxTest.run(() -> assertThat(shownOf("beta1", "momentum", "newton-schulz", "min-delta"))
                .containsExactly("beta1", "momentum", "newton-schulz", "min-delta"));
        FxTest.run(() -> choice("optimizer").setValue("sgd"));
        FxTest.run(
                () -> assertThat(shownOf("beta1", "momentum", "newton-schulz")).isEmpty());
        Map<String, String> own =
                Map.of("cosine", "cycles", "plateau", "plateau-patience", "points", "schedule-points");
        for (String schedule : TrainingFields.SCHEDULE.choices()) {
            FxTest.run(() -> choice("schedule").setValue(schedule));
            FxTest.run(() -> assertThat(shownOf("cycles", "plateau-patience", "schedule-points"))
                    .as(schedule)
                    .isEqualTo(Stream.ofNullable(own.get(schedule)).toList()));
        }
    }

    @Test
    void early_stopping_waits_for_images_to_judge_by() throws Exception {
        FxTest.run(() -> settings.typed(TrainingFields.PATIENCE).set("2"));
        assertEnabled(false, false, false, false);
        FxTest.run(() ->
                assertThat(label("training-patience-note")).isEqualTo(Texts.of("setting.problem.needs-validation")));
        FxTest.run(() -> settings.typed(TrainingFields.VALIDATION).set("0.1"));
        assertEnabled(true, false, true, false);
        FxTest.run(() -> assertThat(plan().earlyStopping().patience()).isEqualTo(2));
    }

    private List<String> shownOf(String... keys) {
        return Stream.of(keys)
                .filter(key ->
                        root.lookup("#training-" + key).getParent().getParent().isVisible())
                .toList();
    }

    /// Whatever is declared has its row, with words.
    @Test
    void every_declared_setting_has_a_row_with_its_explanation_and_goes_back_to_what_it_was() throws Exception {
        for (TrainingField field : TrainingFields.ALL) {
            String id = "training-" + field.key();
            FxTest.run(() -> {
                assertThat(((Control) root.lookup("#" + id)).getAccessibleText())
                        .isEqualTo(Texts.of("setting." + field.key() + ".title"));
                assertThat(((Button) root.lookup("#" + id + "-about")).getAccessibleHelp())
                        .isEqualTo(Texts.of("setting." + field.key() + ".text"));
                field.choices()
                        .forEach(value -> assertThat(shown(field.key(), value)).isNotBlank());
                settings.take(new TrainingDescription(
                        Preset.ACCURATE
                                .plan()
                                .withBatchSize(50)
                                .withValidation(0.1)
                                .withSeed(7),
                        PrecisionChoice.FLOAT32,
                        100));
                ((Button) root.lookup("#" + id + "-reset")).fire();
                assertThat(settings.typed(field).get()).isEqualTo(field.text(TrainingSettings.usual()));
            });
        }
    }

    @Test
    void presets_fill_everything_in_and_the_toolbar_says_so_in_a_line() throws Exception {
        FxTest.run(() -> button("training-preset-accurate").fire());
        FxTest.run(() -> assertThat(plan()).isEqualTo(Preset.ACCURATE.plan()));
        FxTest.run(() -> assertThat(((ToggleButton) root.lookup("#training-summary")).getText())
                .isEqualTo("6 epochs, Adam 0.004, one cycle"));
    }

    private TrainingConfig plan() {
        return settings.planProperty().getValue().orElseThrow();
    }

    @SuppressWarnings("unchecked") // each choice has values of one kind
    private ComboBox<Object> choice(String id) {
        return (ComboBox<Object>) root.lookup("#training-" + id);
    }

    private String shown(String id, Object value) {
        return choice(id).getConverter().toString(value);
    }

    @Test
    void the_status_says_where_the_canvas_has_left_the_run() throws Exception {
        startRun();
        FxTest.run(() -> assertThat(root.lookup("#status-drift").isVisible()).isFalse());
        FxTest.run(() -> canvas.set(Graph.EMPTY));
        FxTest.run(() -> assertThat(root.lookup("#status-drift").isVisible()).isTrue());
        FxTest.run(() -> canvas.set(ScriptedRun.network()));
        FxTest.run(() -> assertThat(root.lookup("#status-drift").isVisible()).isFalse());
        played.end();
    }

    @Test
    void the_status_shows_epoch_speed_and_time_left() throws Exception {
        startRun();
        played.tell(new TrainingEvent.StepDone(30, 1, 2, 0.001, 500, new Progress(3_000, 30_000)));
        FxTest.await("the step", () -> session.progress().stepProperty().get() == 30);
        FxTest.run(() -> {
            assertThat(label("status-epoch")).isEqualTo("Epoch 1 of 5, batch 30");
            assertThat(label("status-speed")).isEqualTo("500 images/s, float32");
            assertThat(label("status-left")).isEqualTo("54 s left");
        });
        played.end();
    }

    private void startRun() throws Exception {
        FxTest.run(() -> button("train").fire());
        played.tell(new TrainingEvent.Started(TrainingConfig.of(5), ScriptedRun.STEPS, 2));
        FxTest.await("start", () -> session.stateProperty().get() == TrainingState.RUNNING);
    }

    private void assertEnabled(boolean train, boolean pause, boolean step, boolean stop) throws Exception {
        FxTest.run(() -> {
            assertThat(button("train").isDisabled()).isEqualTo(!train);
            assertThat(button("train-pause").isDisabled()).isEqualTo(!pause);
            assertThat(button("train-step").isDisabled()).isEqualTo(!step);
            assertThat(button("train-stop").isDisabled()).isEqualTo(!stop);
        });
    }

    private Button button(String id) {
        return (Button) root.lookup("#" + id);
    }

    private TextField rate() {
        return (TextField) root.lookup("#training-learning-rate");
    }

    private String label(String id) {
        return ((Label) root.lookup("#" + id)).getText();
    }
}
