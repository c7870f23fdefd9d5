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
import dev.netloom.engine.store.Project.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
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
        hands.click("#palette-conv").press("Down");
        FxTest.run(() -> assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("palette-dense"));
        hands.press("Enter");
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

    @Test
    void aRectangleSelectsWhatItSurroundsAndShiftAddsToIt() throws Exception {
        open(conv(8, 1), new Relu(), conv(8, 1), new Relu());
        hands.drawAround("conv1", "relu1");
        assertThat(model.selection()).containsExactlyInAnyOrder("conv1", "relu1");
        hands.selectBlocks("conv1", "relu1", "conv2");
        assertThat(model.selection()).containsExactlyInAnyOrder("conv1", "relu1", "conv2");
        hands.press("Shortcut+A");
        assertThat(model.selection()).hasSize(8);
        hands.click("#canvas");
        assertThat(model.canUndoProperty().get()).as("looking changes nothing").isFalse();
    }

    @Test
    void theMiddleButtonAndTheHandMoveTheViewAndChangeNothing() throws Exception {
        Point2D before = Mouse.middle(hands.node("#block-input1"));
        hands.pan(40, 30);
        assertThat(Mouse.middle(hands.node("#block-input1")).distance(before.add(40, 30)))
                .isLessThan(0.01);
        hands.click("#hand").moveBlock("input1").by(-40, -30);
        assertThat(Mouse.middle(hands.node("#block-input1")).distance(before)).isLessThan(0.01);
        assertThat(model.canUndoProperty().get()).isFalse();
    }

    @Test
    void copiedBlocksArePastedWithTheirWiresInOneStep() throws Exception {
        open(conv(8, 1), new Relu(), conv(16, 1));
        hands.drawAround("conv1", "relu1").press("Shortcut+C").press("Shortcut+V");
        assertThat(model.selection()).containsExactlyInAnyOrder("conv3", "relu2");
        assertThat(inputs("relu2")).containsExactly("conv3");
        assertThat(inputs("conv3")).isEmpty();
        assertThat(model.undoNameProperty().get()).isEqualTo("paste 2 blocks");
        FxTest.run(() -> model.open(Documents.blank(), Optional.empty()));
        hands.click("#canvas").press("Shortcut+V");
        assertThat(inputs("relu1")).as("in another network").containsExactly("conv1");
        hands.press("Shortcut+X");
        assertThat(model.diagram().graph().nodes()).hasSize(2);
        assertThat(model.undoNameProperty().get()).isEqualTo("cut 2 blocks");
    }

    @Test
    void aBlockIsDuplicatedBesideItself() throws Exception {
        hands.dropBlock("conv").onWire("input1", "output1").press("Shortcut+D");
        assertThat(model.selection()).containsExactly("conv2");
        assertThat(model.undoNameProperty().get()).isEqualTo("duplicate Conv");
        assertThat(model.diagram().place("conv2")).isNotEqualTo(model.diagram().place("conv1"));
    }

    @Test
    void whatIsOnTheClipboardButNoBlocksIsSaid() throws Exception {
        FxTest.run(() -> {
            ClipboardContent letter = new ClipboardContent();
            letter.putString("Dear reader");
            Clipboard.getSystemClipboard().setContent(letter);
        });
        hands.click("#canvas").press("Shortcut+V");
        assertThat(notice()).isEqualTo(Texts.of("paste.nothing"));
    }

    @Test
    void selectedBlocksAreMovedByTheKeyboardInOneStep() throws Exception {
        Place before = model.diagram().place("input1");
        hands.selectBlock("input1").press("Alt+Right").press("Alt+Right").press("Alt+Down");
        assertThat(model.diagram().place("input1")).isEqualTo(new Place(before.x() + 20, before.y() + 10));
        assertThat(model.undoNameProperty().get()).isEqualTo("move Input");
        FxTest.run(model::undo);
        assertThat(model.diagram().place("input1")).isEqualTo(before);
    }

    @Test
    void aBlockThatIsDraggedSnapsToItsNeighboursEdge() throws Exception {
        hands.moveBlock("output1").by(33, 4);
        assertThat(model.diagram().place("output1").y())
                .isEqualTo(model.diagram().place("input1").y());
        assertThat(model.undoNameProperty().get()).isEqualTo("move Output");
        FxTest.run(() -> assertThat(workbench.lookup("#guide-row")).isNull());
    }

    @Test
    void aGapThatWouldNotFitStaysOpenAndIsExplained() throws Exception {
        open(conv(8, 1), new Relu());
        hands.selectBlock("relu1").press("Delete");
        assertThat(inputs("flatten1")).containsExactly("conv1");
        hands.selectBlock("flatten1").press("Delete");
        assertThat(inputs("dense1")).isEmpty();
        assertThat(notice()).contains("dense1").contains("Flatten");
        assertThat(model.undoNameProperty().get()).isEqualTo("delete Flatten");
    }

    @Test
    void aSelectionBecomesAResidualBlockOnceItsCostWasSeen() throws Exception {
        open(conv(8, 1), new Relu(), conv(8, 1), new Relu());
        hands.drawAround("relu1", "conv2").press("Shortcut+Shift+R");
        FxTest.run(() -> assertThat(labels("#proposal-table")).contains(Texts.of("proposal.same")));
        hands.click("#proposal-apply");
        assertThat(inputs("add1")).containsExactly("conv2", "conv1");
        assertThat(model.undoNameProperty().get()).isEqualTo("residual block");
        FxTest.run(model::undo);
        assertThat(model.diagram().graph().contains("add1")).isFalse();
    }

    @Test
    void aConvolutionIsReplacedByAStackOrAModuleFromTheMenu() throws Exception {
        open(conv(8, 1), new Relu(), Conv.of(16, 5, 1, 2), new Relu());
        hands.selectBlock("conv2").choose("rewrite", "menu-stack");
        FxTest.run(() -> assertThat(labels("#proposal-table")).contains("7 \u00d7 7"));
        hands.press("Esc");
        FxTest.run(() -> assertThat(workbench.lookup("#proposal")).isNull());
        hands.choose("rewrite", "menu-inception").click("#proposal-apply");
        assertThat(inputs("concat1")).hasSize(4);
        assertThat(model.check().problems()).isEmpty();
        hands.selectBlock("relu1").choose("rewrite", "menu-stack");
        assertThat(notice()).isEqualTo(Texts.of("rewrite.one-conv"));
    }

    @Test
    void selectedBlocksArePutInLineFromTheBar() throws Exception {
        hands.moveBlock("output1").by(20, 130);
        hands.selectBlocks("input1", "output1").choose("align", "align-left");
        assertThat(model.diagram().place("output1").x())
                .isEqualTo(model.diagram().place("input1").x());
        assertThat(model.undoNameProperty().get()).isEqualTo("align 2 blocks");
    }

    /// The network of the book's chapter 8, from two blocks to the last setting, by dragging and clicking alone.
    @Test
    void deepConvNetIsBuiltWithTheMouseAlone() throws Exception {
        grow("conv", "relu", "conv", "relu", "pool");
        tidy();
        grow("conv", "relu", "conv", "relu", "pool");
        tidy();
        grow("conv", "relu", "conv", "relu", "pool");
        tidy();
        grow("flatten", "dense", "relu", "dropout", "dense", "dropout");
        tidy();
        hands.set("conv3", "filters", 32).set("conv4", "filters", 32).set("conv4", "padding", 2);
        hands.set("conv5", "filters", 64).set("conv6", "filters", 64);
        hands.set("dense1", "units", 50).set("dense2", "units", 10);
        assertThat(chain()).hasSize(23).startsWith("input1", "conv1", "relu1").endsWith("dropout2", "output1");
        assertThat(model.check().ok()).isTrue();
        assertThat(model.summaryProperty().get().parameters()).isEqualTo(123_552);
    }

    /// Drops these on the wire before the output, one after the other.
    private void grow(String... keys) throws Exception {
        for (String key : keys) {
            String last = inputs("output1").getFirst();
            hands.dropBlock(key).onWire(last, "output1").click("#fit");
        }
    }

    private void tidy() throws Exception {
        Diagram before = model.diagram();
        hands.click("#tidy");
        FxTest.await("rows", () -> model.diagram() != before);
        hands.click("#fit");
    }

    private String notice() throws Exception {
        return ((Label) hands.node("#canvas-notice")).getText();
    }

    private List<String> labels(String query) {
        return workbench.lookup(query).lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
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
