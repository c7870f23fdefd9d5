package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import dev.netloom.app.diagram.Padlocks;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.store.Project.Place;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import org.junit.jupiter.api.Test;

/// Selecting, moving and copying blocks, and moving the view.
class SelectingTest extends BuildingWindow {
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
    void padlocksAreClosedByKeyAndSwitchAndOpenedByAClick() throws Exception {
        open(conv(8, 1), new Relu(), conv(16, 1));
        hands.drawAround("conv1", "relu1").press("L");
        assertThat(hands.node("#padlock-conv1").isVisible()).isTrue();
        assertThat(model.undoNameProperty().get()).isEqualTo("freeze Conv");
        hands.click("#padlock-conv1");
        assertThat(hands.node("#padlock-conv1").isVisible()).isFalse();
        assertThat(model.diagram().training()).isEmpty();
        hands.selectBlocks("conv2");
        ToggleSwitch freeze = (ToggleSwitch) hands.node("#inspector-freeze");
        FxTest.run(() -> freeze.setSelected(true));
        assertThat(Padlocks.closed(model.diagram())).containsExactly("conv2");
        hands.press("Shortcut+Z");
        assertThat(Padlocks.closed(model.diagram())).isEmpty();
        assertThat(freeze.isSelected()).isFalse();
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
}
