package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.TrainingState;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.TrainingFields;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.shape.Polyline;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The whole way once, with the engine itself: Train is clicked, a small network learns real digits, and the views
/// show it.
class LearningTest {
    private static final Graph SMALL = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(4, 5, 2, 2),
            new Relu(),
            BlockType.of(Pool.class).preset(),
            new Flatten(),
            Dense.of(10),
            new Output());

    private TrainingDesk desk;
    private BorderPane root;
    private Stage stage;

    private static Dataset fewDigits() throws FileProblem {
        Dataset all = Mnist.load(Samples.mnist());
        return new Dataset(all.name(), all.train().first(2_000), all.test().first(500), all.classes());
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            desk = new TrainingDesk(
                    LearningTest::fewDigits,
                    TrainingDesk.engine(),
                    new DiagramModel(Diagram.of(new Project("Small", SMALL, Map.of()))));
            desk.settings().typed(TrainingFields.EPOCHS).set("200");
            Dock dock = new Dock();
            desk.parts().views().forEach(dock::add);
            root = new BorderPane(
                    dock,
                    desk.parts().tools().getFirst(),
                    null,
                    desk.parts().status().getFirst(),
                    null);
            stage = new Stage();
            stage.setScene(new Scene(root, 900, 400));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> desk.session().close()).get(60, TimeUnit.SECONDS);
        FxTest.run(stage::close);
    }

    @Test
    void a_click_on_train_makes_curves_grow_and_mistakes_appear_and_the_run_obeys() throws Exception {
        click("train");
        FxTest.await("running", 120, () -> state() == TrainingState.RUNNING);
        FxTest.await(
                "both curves",
                60,
                () -> points("#curves-loss", "running") > 30 && points("#curves-accuracy", "test") > 1);
        int before = FxTest.onFx(() -> points("#curves-accuracy", "test"));
        FxTest.await("growth", 60, () -> points("#curves-accuracy", "test") > before);

        click("train-pause");
        FxTest.await("pause", 10, () -> state() == TrainingState.PAUSED);
        long paused = FxTest.onFx(this::step);

        click("train-step");
        FxTest.await("one step", () -> step() == paused + 1);
        FxTest.run(() -> assertThat(state()).isEqualTo(TrainingState.PAUSED));

        choose("mistakes");
        FxTest.await("mistakes", () -> root.lookupAll(".mistake-tile").size() > 5);
        FxTest.run(() ->
                assertThat(((Label) root.lookup("#mistakes-header")).getText()).contains("of 500"));
        looksIntoADigit();
        draws();
        choose("filters");
        FxTest.await(
                "filters while paused",
                () -> root.lookup("#filters-picture").isVisible()
                        && desk.session().weightsProperty().get() != null);

        FxTest.run(() -> assertThat(step()).as("all this while").isEqualTo(paused + 1));
        click("train-pause");
        FxTest.await("resumed", () -> state() == TrainingState.RUNNING && step() > paused + 1);
        click("train-stop");
        FxTest.await("stopped", 60, () -> state() == TrainingState.IDLE);
        FxTest.run(() ->
                assertThat(((Label) root.lookup("#status-message")).getText()).startsWith("Stopped after"));
    }

    /// Enter on a mistake opens it, with the maps that the network's own weights make of it.
    private void looksIntoADigit() throws Exception {
        FxTest.run(() -> {
            press("#mistakes-grid", KeyCode.RIGHT);
            press("#mistakes-grid", KeyCode.ENTER);
        });
        FxTest.await(
                "feature maps",
                30,
                () -> digitPage()
                        .map(page -> page.lookupAll(".map-sheet").size() == 3)
                        .orElse(false));
        FxTest.run(() -> digitPage().orElseThrow().getScene().getWindow().hide());
    }

    private static Optional<Parent> digitPage() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(page -> "digit-page".equals(page.getId()))
                .findFirst();
    }

    /// A drawing is recognised with the weights of the run.
    private void draws() throws Exception {
        choose("draw");
        FxTest.await("weights", () -> text("#draw-verdict").equals("Draw a digit"));
        FxTest.run(() -> {
            press("#draw-pad", KeyCode.SPACE);
            for (int i = 0; i < 12; i++) {
                press("#draw-pad", KeyCode.DOWN);
            }
            press("#draw-pad", KeyCode.SPACE);
        });
        FxTest.await("a guess", () -> text("#draw-verdict").endsWith("sure"));
        FxTest.run(() ->
                assertThat(root.lookup("#draw-bars").lookupAll(".mistake-bar")).hasSize(10));
    }

    private void press(String id, KeyCode key) {
        root.lookup(id).fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private String text(String id) {
        return root.lookup(id) instanceof Label label ? label.getText() : "";
    }

    @Test
    void a_step_from_idle_learns_one_batch_and_waits() throws Exception {
        click("train-step");
        FxTest.await("paused", 120, () -> state() == TrainingState.PAUSED);
        FxTest.run(() -> assertThat(step()).isEqualTo(1));
    }

    private void click(String id) throws Exception {
        FxTest.run(() -> ((Button) root.lookup("#" + id)).fire());
    }

    private void choose(String view) throws Exception {
        FxTest.run(() -> ((Dock) root.getCenter()).show(view));
    }

    private TrainingState state() {
        return desk.session().stateProperty().get();
    }

    private long step() {
        return desk.session().progress().stepProperty().get();
    }

    private int points(String plot, String style) {
        Node found = root.lookup(plot);
        return found == null
                ? 0
                : ((Polyline) found.lookup(".plot-line." + style)).getPoints().size() / 2;
    }
}
