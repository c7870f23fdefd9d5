package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.compare.CompareModel;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.TrainingState;
import dev.netloom.engine.block.Add;
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
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.TrainingFields;
import java.util.List;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.shape.Polyline;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Networks are compared as a user does it: opened, chosen, started, read.
class CompareTest {
    private static final Graph RESIDUAL = new Graph(List.of(
            Node.of("input", new Input(1, 28, 28)),
            Node.of("pool", Pool.of(Pool.Kind.AVERAGE, 4, 4, 0), "input"),
            Node.of("conv1", Conv.of(4, 5, 1, 2), "pool"),
            Node.of("relu1", new Relu(), "conv1"),
            Node.of("conv2", Conv.of(4, 3, 1, 1), "relu1"),
            Node.of("add1", new Add(), "conv2", "relu1"),
            Node.of("flatten", new Flatten(), "add1"),
            Node.of("dense", Dense.of(10), "flatten"),
            Node.of("output", new Output(), "dense")));

    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;
    private Hands hands;
    private Stage stage;

    private static Dataset fewDigits() throws FileProblem {
        Dataset all = Mnist.load(Samples.mnist());
        return new Dataset(all.name(), all.train().first(300), all.test().first(200), all.classes());
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            model = new DiagramModel(Diagram.of(new Project("Residual", RESIDUAL, Map.of())));
            desk = new TrainingDesk(CompareTest::fewDigits, TrainingDesk.engine(), model);
            workbench = new Workbench(model, desk.parts());
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1440, 900));
            stage.show();
            desk.session().load();
        });
        hands = new Hands(workbench);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> desk.session().close()).join();
        FxTest.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    private CompareModel compare() {
        return desk.compare().model();
    }

    private String text(String id) {
        return ((Labeled) workbench.lookup(id)).getText();
    }

    private void awaitState(CompareModel.State state) throws Exception {
        FxTest.await(
                "the comparison is " + state,
                30,
                () -> compare().stateProperty().get() == state);
    }

    @Test
    void aPreparedExperimentIsChosenRunAndItsVerdictRead() throws Exception {
        hands.click("#room-experiments");
        FxTest.await("the experiments", () -> {
            ListView<?> list = (ListView<?>) workbench.lookup("#compare-prepared");
            return list != null && list.getItems().size() > 5;
        });
        assertThat(workbench.building().isVisible()).isFalse();
        hands.click("#compare-prepared .list-cell");
        FxTest.await("its networks", () -> workbench.lookup("#compare-drawing-second") != null);
        FxTest.await("what to do", () -> text("#compare-verdict").contains("Press Start"));
        FxTest.run(() -> {
            compare().seedsProperty().set(2);
            compare().epochsProperty().set(1);
        });
        hands.click("#compare-start");
        assertThat(FxTest.onFx(() -> workbench.lookup("#train").isDisabled())).isTrue();
        awaitState(CompareModel.State.IDLE);
        FxTest.await("the verdict", () -> text("#compare-used").startsWith("Used"));
        assertThat(FxTest.onFx(() -> text("#compare-verdict")))
                .contains("one 5×5")
                .contains("two 3×3")
                .doesNotContain("95%", "McNemar");
        assertThat(FxTest.onFx(() -> text("#compare-used"))).isEqualTo("Used: 300 images × 1 epoch, 2 seeds");
        assertThat(FxTest.onFx(() -> workbench.lookup("#compare-details").isVisible()))
                .isFalse();
        hands.click("#compare-more");
        assertThat(FxTest.onFx(() -> workbench.lookup("#compare-details").isVisible()))
                .isTrue();
        assertThat(FxTest.onFx(() -> workbench.lookupAll("#compare-details .compare-other").stream()
                        .map(label -> ((Labeled) label).getText())
                        .toList()))
                .anyMatch(words -> words.contains("95%") && words.contains("McNemar"));
        plotsZoomAndCanBeSaved();
        bothNetworksOpenLargeAndEscapeClosesThem();
        assertThat(FxTest.onFx(() -> workbench.lookupAll("#compare-accuracy .plot-line").stream()
                        .allMatch(line -> !((Polyline) line).getPoints().isEmpty())))
                .isTrue();
        assertThat(FxTest.onFx(() -> workbench.lookup("#train").isDisabled())).isFalse();
        hands.press("Shortcut+3");
        assertThat(FxTest.onFx(() -> workbench.building().isVisible())).isTrue();
    }

    @Test
    void whatAugmentationBringsIsAskedPerShareAndSeenOnATurnedDigit() throws Exception {
        FxTest.run(() -> desk.compare().openPrepared("augmentation"));
        FxTest.await("the question", () -> compare().questionProperty().get() != null);
        FxTest.await("what will be there", () -> workbench.lookup("#compare-turned") != null);
        FxTest.run(() -> {
            assertThat(workbench.lookup("#compare-turned-first").isVisible()).isTrue();
            assertThat(workbench.lookup("#compare-turned-first").getParent().isVisible())
                    .isFalse();
            assertThat(workbench.lookup("#compare-network-first").getParent().isVisible())
                    .as("drawings of one network twice")
                    .isFalse();
            compare().seedsProperty().set(2);
            compare().epochsProperty().set(1);
        });
        hands.click("#compare-start");
        awaitState(CompareModel.State.IDLE);
        FxTest.await("the verdict", () -> text("#compare-used").startsWith("Used"));
        FxTest.await(
                "the turned digit",
                () -> workbench.lookup("#compare-turned-first").getParent().isVisible());
        FxTest.run(() -> {
            assertThat(text("#compare-verdict")).contains("1% with");
            assertThat(text("#compare-used")).endsWith("each time anew shift:2,rotate:10,scale:0.1");
            assertThat(workbench.lookupAll("#compare-turned .plot-line")).hasSize(8);
            ((ToggleButton) workbench.lookup("#compare-more")).fire();
            assertThat(workbench.lookupAll("#compare-details .label").stream()
                            .map(label -> ((Labeled) label).getText()))
                    .contains("Points (95%)", "10% without augmentation against 10% with augmentation");
        });
    }

    private void plotsZoomAndCanBeSaved() throws Exception {
        javafx.scene.Node plot = workbench.lookup("#compare-loss");
        assertThat(FxTest.onFx(() -> workbench.lookup("#compare-plots-all").isDisabled()))
                .isTrue();
        FxTest.run(() ->
                plot.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.PLUS, false, false, false, false)));
        assertThat(FxTest.onFx(() -> workbench.lookup("#compare-plots-all").isDisabled()))
                .isFalse();
        assertThat(FxTest.onFx(() -> ((MenuButton) workbench.lookup("#compare-plots-export"))
                        .getItems()
                        .size()))
                .isEqualTo(2);
        assertThat(FxTest.onFx(() -> ((MenuButton) workbench.lookup("#compare-export"))
                        .getItems()
                        .size()))
                .isEqualTo(2);
    }

    private void bothNetworksOpenLargeAndEscapeClosesThem() throws Exception {
        FxTest.run(() -> ((Button) workbench.lookup("#compare-enlarge-second")).fire());
        assertThat(FxTest.onFx(() -> workbench.lookup("#compare-large").isVisible()))
                .isTrue();
        FxTest.run(() -> workbench
                .lookup("#compare-large-close")
                .fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.ESCAPE, false, false, false, false)));
        assertThat(FxTest.onFx(() -> workbench.lookup("#compare-large").isVisible()))
                .isFalse();
    }

    @Test
    void oneKeyOnAnAddComparesWithAndWithoutItsSkip() throws Exception {
        hands.selectBlock("add1").press("Shortcut+B");
        FxTest.await("the comparison", () -> workbench.lookup("#compare-view") != null);
        awaitState(CompareModel.State.IDLE);
        FxTest.await("the verdict", () -> text("#compare-verdict").contains("without that skip"));
        assertThat(FxTest.onFx(() -> workbench.lookup("#compare-gradients").isVisible()))
                .isTrue();
        Graph without =
                compare().questionProperty().get().experiment().arm("variant").graph();
        assertThat(without.contains("add1")).isFalse();
        assertThat(without.node("flatten").inputs()).containsExactly("conv2");
    }

    @Test
    void aComparisonWaitsForARunAndSaysSo() throws Exception {
        FxTest.run(() -> desk.settings().typed(TrainingFields.EPOCHS).set("500"));
        FxTest.await("the digits", () -> desk.session().dataProperty().get() != null);
        hands.click("#train");
        FxTest.await("a run", () -> desk.session().stateProperty().get() == TrainingState.RUNNING);
        hands.click("#room-experiments");
        FxTest.await(
                "the list",
                () -> !((ListView<?>) workbench.lookup("#compare-own"))
                        .getItems()
                        .isEmpty());
        FxTest.run(() -> ((ListView<?>) workbench.lookup("#compare-own"))
                .getSelectionModel()
                .selectFirst());
        FxTest.await("the question", () -> compare().questionProperty().get() != null);
        hands.click("#compare-start");
        FxTest.await("why not", () -> text("#compare-notice").contains("training run is going on"));
        assertThat(compare().stateProperty().get()).isEqualTo(CompareModel.State.IDLE);
        FxTest.run(desk.session()::stop);
        FxTest.await("its end", 20, () -> desk.session().stateProperty().get() == TrainingState.IDLE);
        hands.click("#compare-start");
        awaitState(CompareModel.State.RUNNING);
        hands.click("#compare-pause");
        awaitState(CompareModel.State.PAUSED);
        FxTest.await("how far it is", () -> text("#compare-verdict").contains("Paused: seed 1 of"));
        assertThat(FxTest.onFx(() -> text("#compare-verdict"))).doesNotContain("Start");
        hands.click("#compare-stop");
        awaitState(CompareModel.State.IDLE);
        assertThat(FxTest.onFx(() -> text("#compare-notice"))).contains("Stopped");
    }
}
