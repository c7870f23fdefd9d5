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

/// Wires drawn as a person would draw them: between blocks, to a free place, onto later wires.
class WiringTest extends BuildingWindow {
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
}
