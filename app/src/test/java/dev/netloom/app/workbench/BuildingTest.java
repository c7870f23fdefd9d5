package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each gesture of building once, as a person would make it.
class BuildingTest {
    private DiagramModel model;
    private Workbench workbench;
    private Hands hands;
    private Stage stage;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            workbench = new Workbench(model, WorkbenchParts.NONE);
            hands = new Hands(workbench);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1440, 900));
            stage.show();
        });
        FxTest.await("the window", () -> workbench.lookup("#block-output1") != null);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
    }

    @Test
    void aBlockDroppedOnAWireIsSplicedIntoIt() throws Exception {
        hands.dropBlock("conv").onWire("input1", "output1");
        assertThat(inputs("conv1")).containsExactly("input1");
        assertThat(inputs("output1")).containsExactly("conv1");
        assertThat(model.undoNameProperty().get()).isEqualTo("add Conv");
    }

    @Test
    void aBlockDroppedOnEmptyCanvasStandsAlone() throws Exception {
        hands.dropBlock("conv").toEmptyCanvas();
        assertThat(inputs("conv1")).isEmpty();
        assertThat(inputs("output1")).containsExactly("input1");
    }

    @Test
    void aBlockDroppedNextToAnotherIsConnectedBehindOrBeforeIt() throws Exception {
        hands.dropBlock("conv").nextTo("input1");
        hands.dropBlock("relu").nextTo("conv1").dropBlock("pool").before("output1");
        assertThat(chain()).containsExactly("input1", "conv1", "relu1", "pool1", "output1");
    }

    @Test
    void whatADropWillDoIsShownBeforeItIsDone() throws Exception {
        hands.dropBlock("conv").over("input1");
        FxTest.run(() -> {
            assertThat(((Label) workbench.lookup("#ghost-hint")).getText()).isEqualTo(Texts.of("drop.after", "input1"));
            assertThat(workbench.lookup("#drop-draft")).isNotNull();
        });
        assertThat(model.canUndoProperty().get()).isFalse();
    }

    @Test
    void aLoneBlockMovedNextToAnotherIsConnected() throws Exception {
        hands.dropBlock("conv").toEmptyCanvas();
        hands.moveBlock("conv1").nextTo("input1");
        assertThat(chain()).containsExactly("input1", "conv1", "output1");
        assertThat(model.undoNameProperty().get()).isEqualTo("connect Conv");
        FxTest.run(model::undo);
        assertThat(inputs("conv1")).isEmpty();
    }

    @Test
    void lettersFindABlockAndEnterAddsItBehindTheSelection() throws Exception {
        hands.click("#palette-search").type("activ").press("Down").press("Enter");
        assertThat(model.selection()).containsExactly("leakyrelu1");
        hands.type("convol").press("Enter");
        assertThat(chain()).containsExactly("input1", "leakyrelu1", "conv1", "output1");
        hands.press("Esc");
        FxTest.run(() ->
                assertThat(workbench.lookupAll("#palette .choice-line").size()).isGreaterThan(15));
    }

    @Test
    void anEntryOfThePaletteWorksByTheKeyboardToo() throws Exception {
        hands.click("#palette-conv").press("Down").press("Enter");
        assertThat(chain()).containsExactly("input1", "dense1", "output1");
    }

    @Test
    void aWireIsDrawnEitherWay() throws Exception {
        hands.dropBlock("conv").toEmptyCanvas().dragWire("input1").to("conv1");
        assertThat(inputs("conv1")).containsExactly("input1");
        hands.dragWireBackFrom("output1").toOutputOf("conv1");
        assertThat(chain()).containsExactly("input1", "conv1", "output1");
        assertThat(model.undoNameProperty().get()).isEqualTo("connect Conv to Output");
    }

    @Test
    void aWireLetGoOnEmptyCanvasAsksWhatComesThere() throws Exception {
        hands.dragWire("input1").toEmptyCanvas();
        FxTest.run(() -> {
            assertThat(workbench.lookup("#choose-input"))
                    .as("nothing leads into Input")
                    .isNull();
            assertThat(workbench.lookup("#choose-dense").getStyleClass()).contains("unfit");
        });
        hands.type("conv").press("Enter");
        assertThat(inputs("conv1")).containsExactly("input1");
        assertThat(model.undoNameProperty().get()).isEqualTo("add Conv");
        hands.dragWireBackFrom("output1").toEmptyCanvas().click("#choose-relu");
        assertThat(inputs("output1")).containsExactly("relu1");
        hands.dragWire("conv1").toEmptyCanvas().press("Esc");
        FxTest.run(() -> assertThat(workbench.lookup("#seed-chooser")).isNull());
    }

    @Test
    void aWireOfEqualShapeLetGoOnALaterWireBecomesASkip() throws Exception {
        open(conv(8, 1), new Relu(), conv(8, 1), new Relu());
        hands.dragWire("conv1").onWire("conv2", "relu2");
        assertThat(inputs("add1")).containsExactly("conv2", "conv1");
        assertThat(inputs("relu2")).containsExactly("add1");
    }

    @Test
    void aSkipBetweenDifferentShapesIsExplainedAndMadeOnApply() throws Exception {
        open(conv(8, 1), new Relu(), conv(16, 2), new Relu());
        hands.dragWire("relu1").onWire("conv2", "relu2");
        FxTest.run(() -> {
            assertThat(((Label) workbench.lookup("#proposal-text")).getText()).contains("16 filters", "stride 2");
            assertThat(workbench.lookup("#proposal-preview")).isNotNull();
        });
        assertThat(model.diagram().graph().contains("add1")).isFalse();
        hands.click("#proposal-cancel");
        assertThat(model.diagram().graph().contains("add1")).isFalse();
        hands.dragWire("relu1").onWire("conv2", "relu2").press("Enter");
        assertThat(inputs("add1")).containsExactly("conv2", "conv3");
        assertThat(model.check().problems()).isEmpty();
        FxTest.run(() -> assertThat(workbench.lookup("#proposal-preview")).isNull());
    }

    private void open(Block... blocks) throws Exception {
        List<Block> all = new ArrayList<>(List.of(new Input(1, 28, 28)));
        all.addAll(List.of(blocks));
        all.addAll(List.of(new Flatten(), Dense.of(10), new Output()));
        Diagram diagram = Diagram.of(new Project("test", Graph.chain(all.toArray(Block[]::new)), Map.of()));
        FxTest.run(() -> model.open(diagram, Optional.empty()));
        FxTest.await("the blocks", () -> workbench.lookup("#wire-dense1-output1") != null);
    }

    private static Conv conv(int filters, int stride) {
        return Conv.of(filters, 3, stride, 1);
    }

    /// The ids along the only way from Input to Output.
    private List<String> chain() {
        return model.diagram().graph().inOrder().stream().map(Node::id).toList();
    }

    private List<String> inputs(String id) {
        return model.diagram().graph().node(id).inputs();
    }
}
