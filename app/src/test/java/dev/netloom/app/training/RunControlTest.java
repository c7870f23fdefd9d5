package dev.netloom.app.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.LiveSettings;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What may be done to a run while it goes, with the trainer itself on made-up digits.
class RunControlTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28), new Flatten(), BlockType.of(Dropout.class).preset(), Dense.of(10), new Output());

    private final List<TrainingEvent> events = new ArrayList<>();
    private TrainingSession session;
    private TrainingToolbar toolbar;
    private TrainingSettings settings;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            session = new TrainingSession(
                    ScriptedRun::digits,
                    (graph, start, data, plan, control, told) ->
                            new Trainer(graph, data, plan.withBatchSize(20), control, told).run());
            session.listen(events::add);
            settings = new TrainingSettings();
            settings.typed(TrainingFields.OPTIMIZER).set("momentum");
            settings.typed(TrainingFields.EPOCHS).set("1000");
            toolbar = new TrainingToolbar(
                    session,
                    settings,
                    new SimpleObjectProperty<>(NETWORK),
                    new SimpleObjectProperty<>(Optional.empty()));
            TrainingPanel panel = new TrainingPanel(session, settings, new SimpleObjectProperty<>(NETWORK));
            stage = new Stage();
            stage.setScene(new Scene(new VBox(toolbar, panel), 1200, 600));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> session.close()).get(60, TimeUnit.SECONDS);
        FxTest.run(stage::close);
    }

    @Test
    void an_epoch_is_stepped_and_its_weights_are_kept_as_the_best() throws Exception {
        press(Shortcut.STEP_EPOCH);
        FxTest.await("a pause", 60, () -> session.stateProperty().get() == TrainingState.PAUSED);
        FxTest.run(() -> {
            assertThat(count(TrainingEvent.EpochDone.class)).isEqualTo(1);
            assertThat(count(TrainingEvent.StepDone.class)).isEqualTo(ScriptedRun.DIGITS / 20);
        });
        FxTest.await("the best epoch", () -> session.bestProperty().get() != null);
        FxTest.run(() -> {
            assertThat(session.bestProperty().get().epoch()).isEqualTo(1);
            assertThat(session.bestProperty().get().weights()).isPresent();
        });
        press(Shortcut.STOP);
        FxTest.await("the end", 60, () -> session.stateProperty().get() == TrainingState.IDLE);
        FxTest.run(() -> {
            session.useBest();
            assertThat(session.weightsProperty().get())
                    .isSameAs(session.bestProperty().get().weights().orElseThrow());
        });
    }

    @Test
    void settings_change_while_it_runs_and_nonsense_is_explained() throws Exception {
        FxTest.run(() -> session.paceProperty().set(50));
        press(Shortcut.TRAIN);
        FxTest.await("running", 60, () -> session.stateProperty().get() == TrainingState.RUNNING);
        FxTest.run(() -> {
            assertThat(find("training-epochs")
                            .getParent()
                            .getParent()
                            .getParent()
                            .getParent()
                            .isVisible())
                    .isFalse();
            assertThat(find("live-epochs").isDisabled()).isTrue();
            assertThat(note("live-epochs")).isEqualTo(Texts.of("setting.fixed"));
            assertThat(field("live-learning-rate").getText()).isEqualTo("0.02");
            assertThat(field("live-momentum").isDisabled()).isFalse();
            field("live-dropout-scale").setText("1.5");
            assertThat(note("live-dropout-scale")).contains("1.5", "from 0 to 1");
            assertThat(find("live-apply").isDisabled()).isTrue();
            field("live-dropout-scale").setText("0.5");
            field("live-learning-rate").setText("0.005");
            ((Button) find("live-apply")).fire();
        });
        FxTest.await("the change", () -> count(TrainingEvent.SettingsChanged.class) == 1);
        FxTest.run(() -> {
            LiveSettings now = session.liveProperty().get();
            assertThat(now.learningRate()).isEqualTo(0.005);
            assertThat(now.dropoutScale()).isEqualTo(0.5);
            assertThat(now.momentum()).isEqualTo(0.9);
        });
    }

    @Test
    void the_slider_slows_a_run_down_and_says_how_far() throws Exception {
        FxTest.run(() -> {
            Slider speed = (Slider) stage.getScene().lookup("#speed");
            Label words = (Label) stage.getScene().lookup("#speed-words");
            assertThat(words.getText()).isEqualTo(Texts.of("speed.full"));
            speed.setValue(0);
            assertThat(session.paceProperty().get()).isEqualTo(0.2);
            assertThat(words.getText()).isEqualTo("A batch every 5 s");
            toolbar.keys().get(Shortcut.FASTER).run();
            assertThat(session.paceProperty().get()).isGreaterThan(0.2);
            speed.setValue(1);
            assertThat(session.paceProperty().get()).isInfinite();
        });
    }

    @ParameterizedTest
    @CsvSource({"0.2", "0.5", "3.5", "50", "200"})
    void a_pace_has_its_place_on_the_slider(double pace) {
        assertThat(SpeedSlider.paceAt(SpeedSlider.placeOf(pace))).isCloseTo(pace, within(0.03 * pace));
    }

    private void press(Shortcut shortcut) throws Exception {
        FxTest.run(() -> toolbar.keys().get(shortcut).run());
    }

    private long count(Class<?> type) {
        return events.stream().filter(type::isInstance).count();
    }

    private static Node find(String id) {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#" + id))
                .filter(node -> node != null)
                .findFirst()
                .orElse(null);
    }

    private static String note(String id) {
        return ((Label) find(id + "-note")).getText();
    }

    private static TextField field(String id) {
        return (TextField) find(id);
    }
}
