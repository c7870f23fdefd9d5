package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.compare.CompareModel;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.plot.AnsweringSaver;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.TransientPreferences;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.UserFolder;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Somebody who opens the program for the first time, with a real mouse: from Learn to an experiment and its verdict,
/// to the mistakes in the whole room, to a file; leaves while training, and finds everything again.
@Tag("robot")
class NewcomerRobot {
    private final FxRobot robot = new FxRobot();
    private final TransientPreferences memory = new TransientPreferences();
    private final AnsweringSaver saver = new AnsweringSaver();
    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;

    @TempDir
    private Path folder;

    @Test
    void finds_runs_exports_leaves_and_finds_everything_again() throws Exception {
        saver.folder = folder;
        open();
        assertThat(room()).isEqualTo(Room.LEARN);

        click("#step-5x5-or-two-3x3");
        FxTest.await("the experiment", 30, () -> room() == Room.EXPERIMENTS && isReady("#compare-start"));
        click("#compare-start");
        CompareModel compared = desk.compare().model();
        FxTest.await("its start", 30, () -> compared.stateProperty().get() != CompareModel.State.IDLE);
        FxTest.await("its end", 240, () -> compared.stateProperty().get() == CompareModel.State.IDLE);
        FxTest.await(
                "the verdict",
                30,
                () -> !((Label) node("#compare-verdict")).getText().isBlank());

        click("#room-workbench");
        click("#group-mistakes");
        FxTest.await("mistakes", 30, () -> node(".mistake-tile") != null);
        click("#dock-maximize");
        FxTest.await("the whole room", () -> node("#canvas") == null);
        click("#mistakes-export");
        robot.clickOn("#mistakes-export-png");
        FxTest.await("the picture", 30, () -> saver.saved.size() == 1);
        assertThat(saver.saved.getFirst()).isNotEmptyFile();
        assertThat(saver.failures).isEmpty();

        click("#train");
        FxTest.await("training", 60, () -> desk.session().stateProperty().get() == TrainingState.RUNNING);
        FxTest.run(() -> workbench.dock().show("mistakes")); // Train shows the curves
        leave();

        open();
        FxTest.run(() -> {
            assertThat(room()).isEqualTo(Room.WORKBENCH);
            assertThat(workbench.dock().shownProperty().get().key()).isEqualTo("mistakes");
            assertThat(workbench.dock().maximizedProperty().get()).isTrue();
        });
        click("#room-experiments");
        click("#experiments-runs");
        FxTest.await(
                "the runs",
                30,
                () -> node("#runs-table") instanceof TableView<?> table
                        && table.getItems().size() > 1);
        FxTest.run(stage::close);
        FxTest.onFx(() -> desk.session().close()).get(60, TimeUnit.SECONDS);
    }

    private void open() throws Exception {
        FxTest.start();
        Diagram network = Diagram.of(ProjectFile.read(Samples.network("deep-convnet")));
        FxTest.run(() -> {
            DiagramModel model = new DiagramModel(network);
            desk = new TrainingDesk(
                    NewcomerRobot::fewDigits, TrainingDesk.engine(), model, saver, UserFolder.in(folder));
            workbench = new Workbench(model, desk.parts());
            stage = new Stage();
            stage.setScene(new Scene(workbench));
            new WindowMemory(memory).restore(stage, workbench);
            stage.setOnCloseRequest(event -> {
                event.consume();
                workbench.close(stage::close);
            });
            stage.show();
            desk.session().load();
        });
        FxTest.await("images", 60, () -> desk.session().dataProperty().get() != null);
    }

    private static Dataset fewDigits() throws FileProblem {
        Dataset all = Mnist.load(Samples.mnist());
        return new Dataset(all.name(), all.train().first(1000), all.test().first(500), all.classes());
    }

    /// By the window's own button, and Stop where it asks.
    private void leave() throws Exception {
        Platform.runLater(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        FxTest.await(
                "the question",
                20,
                () -> robot.lookup("#close-training-stop").tryQuery().isPresent());
        robot.clickOn("#close-training-stop");
        FxTest.await("the end of the run", 60, () -> !stage.isShowing());
    }

    private void click(String query) throws Exception {
        FxTest.await(query, 30, () -> isReady(query));
        Bounds bounds = FxTest.onFx(() -> {
            Node node = node(query);
            scrollTo(node);
            workbench.layout();
            return node.localToScreen(node.getBoundsInLocal());
        });
        robot.clickOn(bounds.getCenterX(), bounds.getCenterY(), MouseButton.PRIMARY);
    }

    private boolean isReady(String query) {
        Node node = node(query);
        return node != null && !node.isDisabled() && node.getLayoutBounds().getWidth() > 0;
    }

    /// As a wheel would.
    private static void scrollTo(Node node) {
        for (Node up = node.getParent(); up != null; up = up.getParent()) {
            if (up instanceof ScrollPane pane) {
                Node content = pane.getContent();
                double y = content.sceneToLocal(node.localToScene(node.getBoundsInLocal()))
                        .getMinY();
                double rest = content.getLayoutBounds().getHeight()
                        - pane.getViewportBounds().getHeight();
                pane.setVvalue(rest <= 0 ? 0 : Math.clamp((y - 60) / rest, 0, 1));
            }
        }
    }

    private Room room() {
        return workbench.rooms().currentProperty().get();
    }

    private Node node(String query) {
        return stage.getScene().lookup(query);
    }
}
