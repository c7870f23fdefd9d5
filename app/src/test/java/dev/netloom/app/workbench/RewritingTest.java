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

/// Changes of several blocks at once, seen before they are accepted.
class RewritingTest extends BuildingWindow {
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

    private List<String> labels(String query) {
        return workbench.lookup(query).lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }
}
