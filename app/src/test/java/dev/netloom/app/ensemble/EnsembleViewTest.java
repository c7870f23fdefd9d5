package dev.netloom.app.ensemble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.runs.RunActions;
import dev.netloom.app.runs.RunsModel;
import dev.netloom.app.training.EngineRunner;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.ensemble.Combination;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.store.Project;
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
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Members that are trained, combined and looked at, without a window.
class EnsembleViewTest {
    private static final Project NETWORK = new Project(
            "linear", Graph.chain(new Input(1, 28, 28), new Flatten(), Dense.of(10), new Output()), Map.of());
    private static final TrainingDescription PLAN =
            new TrainingDescription(TrainingConfig.of(1).withPrecision(Precision.FLOAT32), PrecisionChoice.FLOAT32, 0);

    @TempDir
    private Path folder;

    private final List<Exception> problems = new CopyOnWriteArrayList<>();
    private HistorySource history;
    private TrainingSession session;
    private EnsembleModel model;
    private EnsembleView view;

    @BeforeEach
    void build() throws Exception {
        FxTest.start();
        history = new HistorySource(folder.resolve("history"), InstantSource.system(), aside -> {});
        FxTest.run(() -> {
            session = new TrainingSession(ScriptedRun::digits, new EngineRunner());
            model = new EnsembleModel(history, session, () -> NETWORK, () -> Optional.of(PLAN), problems::add);
            RunActions actions = new RunActions(history, null, session, null, null);
            view = new EnsembleView(
                    model,
                    new RunsModel(history),
                    actions,
                    session.dataProperty(),
                    new SimpleBooleanProperty(false),
                    null);
            new Scene(view, 1100, 700);
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

    @Test
    void seedsAreTrainedCombinedAndLookedAt() throws Exception {
        FxTest.run(() -> {
            assertThat(view.lookup("#ensemble-accuracy").getParent().isVisible())
                    .isFalse();
            model.train(3);
        });
        FxTest.await(
                "members",
                60,
                () -> model.combinedProperty().get().isPresent()
                        && !model.busyProperty().get());
        assertThat(history.get().list(RunQuery.newest(9).searching("ensemble linear")))
                .hasSize(3);
        FxTest.run(() -> {
            view.snapshot(null, null);
            Combined combined = model.combinedProperty().get().orElseThrow();
            assertThat(combined.ensemble().members()).hasSize(3);
            assertThat(((Label) view.lookup("#ensemble-accuracy")).getText())
                    .isEqualTo(EnsembleWords.accuracy(combined.ensemble()))
                    .contains("mean");
            assertThat(((TableView<?>) view.lookup("#ensemble-members")).getItems())
                    .hasSize(3);
            for (EnsembleView.Page page : EnsembleView.Page.values()) {
                view.open(page);
                view.snapshot(null, null);
            }
            assertThat(view.lookup("#ensemble-heat").isVisible()).isTrue();
            model.howProperty().set(Combination.VOTE);
        });
        FxTest.await(
                "votes",
                () -> model.combinedProperty()
                        .get()
                        .filter(combined -> combined.ensemble().how() == Combination.VOTE)
                        .isPresent());
        FxTest.run(() -> assertThat(((Label) view.lookup("#ensemble-accuracy")).getText())
                .contains("vote"));
    }

    @Test
    void whatIsStoppedSaysSoAndTheHistoryKeepsWhatIsReady() throws Exception {
        FxTest.run(() -> {
            model.train(50);
            model.stop();
        });
        FxTest.await("the end", 30, () -> !model.busyProperty().get());
        FxTest.run(() -> assertThat(model.noticeProperty().get()).contains("of 50 members ready"));
        FxTest.run(() -> model.combine(List.of(4711L)));
        FxTest.await("a sentence", () -> model.noticeProperty().get().contains("no longer in the history"));
    }
}
