package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.TrainingState;
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
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Path;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Gradient flow and feature maps, before and during a real training.
class InsightTest {
    private static final Graph SMALL = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(4, 5, 2, 2),
            new Relu(),
            Pool.of(Pool.Kind.MAX, 2, 2, 0),
            Conv.of(6, 3, 1, 1),
            new Relu(),
            new Flatten(),
            Dense.of(10),
            new Output());

    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;

    private static Dataset fewDigits() throws FileProblem {
        Dataset all = Mnist.load(Samples.mnist());
        return new Dataset(all.name(), all.train().first(500), all.test().first(100), all.classes());
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            model = new DiagramModel(Diagram.of(new Project("Small", SMALL, Map.of())));
            desk = new TrainingDesk(InsightTest::fewDigits, TrainingDesk.engine(), model);
            workbench = new Workbench(model, desk.parts());
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> desk.session().close()).get(60, TimeUnit.SECONDS);
        FxTest.run(stage::close);
    }

    @Test
    void switches_show_their_effect_before_training_and_a_run_is_measured_live() throws Exception {
        choose("tab-flow");
        FxTest.run(desk.session()::load);
        FxTest.await("a healthy network", 60, () -> findings().contains("Healthy"));
        fire("#flow-fixed");
        FxTest.await("its effect", 30, () -> findings().contains("vanishing"));
        assertThat(FxTest.onFx(() -> workbench.lookup("#flow-forget").isVisible()))
                .isTrue();
        fire("#flow-norm");
        FxTest.run(
                () -> assertThat(model.diagram().graph().contains("batchnorm2")).isTrue());
        FxTest.await(
                "other gradients",
                30,
                () -> heading().startsWith("not trained") && !findings().contains("shrink"));
        FxTest.run(() -> {
            model.undo();
            model.undo();
            assertThat(model.diagram().graph()).isEqualTo(SMALL);
        });

        train();
        FxTest.await("a measured step", 60, () -> heading().startsWith("step"));
        String first = FxTest.onFx(this::heading);
        FxTest.await("another one", 30, () -> !heading().equals(first));
        FxTest.run(() -> press("#flow-bars", KeyCode.RIGHT));
        FxTest.run(() -> {
            assertThat(((Labeled) workbench.lookup("#flow-words")).getText()).startsWith("conv1: gradient ");
            assertThat(model.selection()).containsExactly("conv1");
        });
        fire("#flow-wires");
        FxTest.await("wide wires", () -> !wire().getStyle().isEmpty());
        assertThat(FxTest.onFx(() -> workbench.lookup("#wire-legend").isVisible()))
                .isTrue();
        fire("#flow-wires");
        FxTest.await("usual wires", () -> wire().getStyle().isEmpty());
    }

    @Test
    void a_map_tells_how_its_numbers_come_about_while_the_network_learns() throws Exception {
        choose("tab-maps");
        train();
        FxTest.await(
                "maps",
                60,
                () -> workbench.lookup("#maps-grid") != null
                        && !layers().getItems().isEmpty());
        FxTest.run(() -> layers().setValue("conv2"));
        FxTest.await("a working", () -> title().startsWith("conv2, map 1"));
        FxTest.run(() -> press("#maps-grid", KeyCode.RIGHT));
        FxTest.await("another map", () -> title().startsWith("conv2, map 2"));
        FxTest.run(() -> assertThat(result()).startsWith("Sum over 4 channels").contains("relu2 then makes"));
        String before = FxTest.onFx(this::result);
        FxTest.await("other weights", 30, () -> !result().equals(before));
        String place = FxTest.onFx(this::title);
        FxTest.run(() -> {
            press("#working-map", KeyCode.UP);
            press("#working-map", KeyCode.LEFT);
            press("#working-map", KeyCode.DOWN);
        });
        FxTest.run(() -> assertThat(title()).isNotEqualTo(place));
        fire("#working-backward");
        FxTest.run(() -> {
            assertThat(title()).startsWith("Gradient of conv2");
            assertThat(result()).startsWith("The sum over all");
        });
        fire("#maps-drawn");
        FxTest.await(
                "that nothing is drawn",
                () -> !workbench.lookup("#maps-verdict").getParent().isVisible());
        fire("#maps-test");
        FxTest.await(
                "the digit again",
                () -> workbench.lookup("#maps-verdict").getParent().isVisible());
    }

    private void train() throws Exception {
        FxTest.run(() -> desk.session().train(SMALL, TrainingConfig.of(300), PrecisionChoice.FLOAT32));
        FxTest.await("running", 120, () -> desk.session().stateProperty().get() == TrainingState.RUNNING);
    }

    private void choose(String tab) throws Exception {
        FxTest.run(() -> workbench.dock().show(tab.replace("tab-", "")));
    }

    private void fire(String id) throws Exception {
        FxTest.run(() -> ((ButtonBase) workbench.lookup(id)).fire());
    }

    private void press(String id, KeyCode key) {
        Node node = workbench.lookup(id);
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private String findings() {
        String said = workbench.lookup("#flow-findings").getAccessibleHelp();
        return said == null ? "" : said;
    }

    private String heading() {
        return ((Labeled) workbench.lookup("#flow-heading")).getText();
    }

    private Path wire() {
        return (Path) workbench.lookup("#wire-conv1-relu1").lookup(".wire-line");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> layers() {
        return (ComboBox<String>) workbench.lookup("#maps-layer");
    }

    private String title() {
        return ((Labeled) workbench.lookup("#working-title")).getText();
    }

    private String result() {
        return ((Labeled) workbench.lookup("#working-result")).getText();
    }
}
