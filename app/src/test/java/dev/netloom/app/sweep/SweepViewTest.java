package dev.netloom.app.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.runs.RunActions;
import dev.netloom.app.training.EngineRunner;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.sweep.PointResult;
import dev.netloom.engine.sweep.PointResult.Stage;
import dev.netloom.engine.sweep.SweepMethod;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingDescription;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Settings that are chosen, trained, stopped and gone on with, without a window.
class SweepViewTest {
    private static final Project NETWORK = new Project(
            "linear", Graph.chain(new Input(1, 28, 28), new Flatten(), Dense.of(10), new Output()), Map.of());
    private static final TrainingDescription PLAN =
            new TrainingDescription(TrainingConfig.of(1).withPrecision(Precision.FLOAT32), PrecisionChoice.FLOAT32, 0);

    @TempDir
    private Path folder;

    private final List<Exception> problems = new CopyOnWriteArrayList<>();
    private HistorySource history;
    private TrainingSession session;
    private SweepModel model;
    private SweepView view;

    @BeforeEach
    void build() throws Exception {
        FxTest.start();
        history = new HistorySource(folder.resolve("history"), InstantSource.system(), aside -> {});
        FxTest.run(() -> {
            session = new TrainingSession(ScriptedRun::digits, new EngineRunner());
            model = new SweepModel(history, session, () -> NETWORK, () -> Optional.of(PLAN), problems::add);
            RunActions actions = new RunActions(history, null, session, null, null);
            view = new SweepView(model, actions, new SimpleBooleanProperty(false), null);
            new Scene(view, 1100, 700);
            view.activeProperty().set(true);
            session.load();
        });
        FxTest.await("images", () -> session.dataProperty().get() != null);
    }

    @AfterEach
    void close() throws Exception {
        session.close().get();
        history.close();
        assertThat(problems).isEmpty();
    }

    private String words(String id) {
        return ((Labeled) view.lookup(id)).getText();
    }

    private Button button(String id) {
        return (Button) view.lookup(id);
    }

    @Test
    void settingsAreChosenTrainedStoppedAndGoneOnWith() throws Exception {
        FxTest.run(() -> {
            view.snapshot(null, null);
            assertThat(view.lookup("#sweep-best").getParent().getParent().isVisible())
                    .isFalse();
            assertThat(words("#sweep-note")).contains("9 points", "10%");
            view.form().add("dense1.units", "10, many");
            assertThat(words("#sweep-note")).contains("marked red");
            assertThat(view.lookupAll(".setting-note").stream().map(note -> ((Labeled) note).getText()))
                    .anyMatch(text -> text.contains("dense1.units cannot be many"));
            assertThat(button("#sweep-start").isDisabled()).isTrue();
        });
        FxTest.run(() -> {
            model.start(model.plan(
                    List.of(
                            new SweepModel.Choice("learning-rate", "0.01, 0.0001"),
                            new SweepModel.Choice("dense1.units", "10, 20")),
                    SweepMethod.GRID,
                    9,
                    0));
            model.stop();
        });
        FxTest.await("the stop", 30, () -> !model.busyProperty().get());
        FxTest.run(() -> {
            assertThat(model.noticeProperty().get()).contains("Stopped");
            assertThat(button("#sweep-go-on").isVisible()).isTrue();
            button("#sweep-go-on").fire();
        });
        FxTest.await("the points", 60, () -> !model.busyProperty().get());
        FxTest.run(() -> {
            view.snapshot(null, null);
            assertThat(model.resultsProperty().get())
                    .extracting(PointResult::stage)
                    .containsExactly(Stage.DONE, Stage.FAILED, Stage.DONE, Stage.FAILED);
            assertThat(((TableView<?>) view.lookup("#sweep-points")).getItems()).hasSize(4);
            assertThat(words("#sweep-best")).contains("Best of 2 points", "Learning rate 0.01");
            assertThat(button("#sweep-go-on").isVisible()).isFalse();
            assertThat(button("#sweep-open").isDisabled()).isFalse();
            ((TableView<?>) view.lookup("#sweep-points")).getSelectionModel().select(3);
            assertThat(button("#sweep-open").isDisabled()).isTrue();
        });
        assertThat(history.get().list(RunQuery.newest(9).searching("sweep linear")))
                .hasSize(2);
    }
}
