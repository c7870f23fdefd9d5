package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.geometry.Rectangle2D;
import javafx.scene.Cursor;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The space bar over the canvas: it pans or it selects, never both.
class SpaceKeyTest {
    private DiagramModel model;
    private DiagramCanvas canvas;
    private Stage stage;
    private Hands hands;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            Workbench workbench = new Workbench(model, WorkbenchParts.NONE);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            workbench.takeKeyboard();
            canvas = (DiagramCanvas) workbench.lookup("#canvas");
            hands = new Hands(workbench);
        });
        hands.selectBlock("input1");
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
    }

    @Test
    void letGoWithoutADragItSelectsOnce() throws Exception {
        space(true);
        assertThat(model.selection()).as("while it is held").containsExactly("input1");
        space(true); // the key repeats
        space(false);
        assertThat(model.selection()).isEmpty();
        hands.press("Space");
        assertThat(model.selection()).containsExactly("input1");
    }

    @Test
    void heldWhileDraggingItPansAndSelectsNothing() throws Exception {
        Rectangle2D before = FxTest.onFx(canvas.view()::seen);
        Node block = FxTest.onFx(() -> canvas.lookup("#block-output1"));
        space(true);
        FxTest.run(() -> assertThat(canvas.getCursor()).isEqualTo(Cursor.OPEN_HAND));
        Point2D from = Mouse.middle(block);
        new Mouse().drag(block, from, from.add(40, 25));
        space(false);
        assertThat(FxTest.onFx(canvas.view()::seen).getMinX()).isLessThan(before.getMinX());
        assertThat(FxTest.onFx(canvas.view()::seen).getMinY()).isLessThan(before.getMinY());
        assertThat(model.selection()).isEqualTo(Set.of("input1"));
        assertThat(model.canUndoProperty().get()).isFalse();
        FxTest.run(() -> {
            assertThat(canvas.getCursor()).isEqualTo(Cursor.DEFAULT);
            assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("block-input1");
        });
    }

    @Test
    void theKeyboardGoingElsewhereLetsItGo() throws Exception {
        space(true);
        FxTest.run(() -> canvas.getScene().lookup("#palette-search").requestFocus());
        FxTest.run(() -> assertThat(canvas.getCursor()).isEqualTo(Cursor.DEFAULT));
        assertThat(model.selection()).containsExactly("input1");
    }

    private void space(boolean down) throws Exception {
        FxTest.run(() -> {
            Node focused = stage.getScene().getFocusOwner();
            focused.fireEvent(new KeyEvent(
                    down ? KeyEvent.KEY_PRESSED : KeyEvent.KEY_RELEASED,
                    "",
                    "",
                    KeyCode.SPACE,
                    false,
                    false,
                    false,
                    false));
        });
    }
}
