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

/// Blocks put into the network as a person would: dragged, searched for, moved; and a whole network.
class BuildingTest extends BuildingWindow {
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
}
