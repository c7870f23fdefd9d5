package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.Project.Note;
import dev.netloom.engine.store.Project.Place;
import dev.netloom.engine.store.ProjectFile;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.junit.jupiter.api.Test;

/// Notes on the canvas: written, moved, copied, deleted, and all that taken back.
class NotesTest extends BuildingWindow {
    private static final String LINES = "Two lines,\nthe second of which is so long that it has to be wrapped";

    @Test
    void aNoteIsWrittenMovedDeletedAndTakenBack() throws Exception {
        write(LINES);
        FxTest.run(() -> {
            assertThat(model.diagram().notes().get("note1").text()).isEqualTo(LINES);
            assertThat(model.undoNameProperty().get()).isEqualTo(Texts.of("edit.note.add"));
            assertThat(model.selectedNotes()).containsExactly("note1");
            assertThat(stage.getScene().getFocusOwner()).isSameAs(find("#note-note1"));
            assertThat(find("#note-note1").getAccessibleText()).contains(LINES);
            assertThat(((Label) find("#note-note1").lookup(".note-text")).isTextTruncated())
                    .isFalse();
            Place place = model.diagram().notes().get("note1").place();
            drag(find("#note-note1"), 50, 30);
            assertThat(model.diagram().notes().get("note1").place())
                    .isEqualTo(new Place(place.x() + 50, place.y() + 30));
            press(find("#note-note1"), KeyCode.RIGHT, true);
            assertThat(model.diagram().notes().get("note1").place().x()).isEqualTo(place.x() + 60);
            assertThat(stage.getScene().getFocusOwner()).isSameAs(find("#note-note1"));
            press(find("#note-note1"), KeyCode.DELETE, false);
            assertThat(find("#note-note1")).isNull();
            model.undo();
            model.undo();
            model.undo();
            assertThat(model.diagram().notes().get("note1").place()).isEqualTo(place);
            model.undo();
            assertThat(model.diagram().notes()).isEmpty();
            assertThat(model.dirtyProperty().get()).isFalse();
        });
    }

    @Test
    void enterOpensANoteAndEscapeKeepsWhatIsWritten() throws Exception {
        write("first");
        FxTest.run(() -> {
            press(find("#note-note1"), KeyCode.ENTER, false);
            ((TextArea) find("#note-field")).setText("second");
            press(find("#note-field"), KeyCode.ESCAPE, false);
            assertThat(model.diagram().notes().get("note1").text()).isEqualTo("second");
            press(find("#note-note1"), KeyCode.F2, false);
            ((TextArea) find("#note-field")).setText("  ");
            press(find("#note-field"), KeyCode.ESCAPE, false);
            assertThat(model.diagram().notes()).isEmpty();
            model.undo();
            assertThat(((Label) find("#note-note1").lookup(".note-text")).getText())
                    .isEqualTo("second");
        });
    }

    @Test
    void notesAreCopiedWithBlocksAndKeptInTheFile() throws Exception {
        write("kept");
        FxTest.run(() -> {
            press(find("#canvas"), KeyCode.A, KeyCode.CONTROL);
            assertThat(model.selectedNotes()).containsExactly("note1");
            assertThat(model.selection()).hasSize(2);
            press(find("#canvas"), KeyCode.D, KeyCode.CONTROL);
            assertThat(model.diagram().notes()).hasSize(2);
            assertThat(model.selectedNotes()).containsExactly("note2");
            assertThat(model.selection()).hasSize(2);
        });
        String text = ProjectFile.text(model.diagram().project());
        assertThat(ProjectFile.parse("x", text).notes()).extracting(Note::text).isEqualTo(List.of("kept", "kept"));
        assertThat(model.diagram().graph().nodes())
                .extracting(dev.netloom.engine.graph.Node::id)
                .containsAll(Set.of("input1", "output1"));
    }

    private void write(String text) throws Exception {
        FxTest.run(() -> {
            press(find("#canvas"), KeyCode.N, false);
            fire(
                    find("#note-field"),
                    new KeyEvent(KeyEvent.KEY_TYPED, "n", "", KeyCode.UNDEFINED, false, false, false, false));
            assertThat(((TextArea) find("#note-field")).getText()).isEmpty();
            ((TextArea) find("#note-field")).setText(text);
            press(find("#note-field"), KeyCode.ESCAPE, false);
        });
        FxTest.await("the note", () -> find("#note-note1") != null);
    }

    private Node find(String id) {
        return workbench.lookup(id);
    }

    private static void press(Node node, KeyCode code, boolean alt) {
        fire(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, alt, false));
    }

    private static void press(Node node, KeyCode code, KeyCode control) {
        fire(node, new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, control == KeyCode.CONTROL, false, false));
    }

    private static void drag(Node node, double dx, double dy) {
        fire(node, mouse(MouseEvent.MOUSE_PRESSED, 400, 300));
        fire(node, mouse(MouseEvent.MOUSE_DRAGGED, 400 + dx, 300 + dy));
        fire(node, mouse(MouseEvent.MOUSE_RELEASED, 400 + dx, 300 + dy));
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        return new MouseEvent(
                type,
                x,
                y,
                x,
                y,
                MouseButton.PRIMARY,
                1,
                false,
                false,
                false,
                false,
                down,
                false,
                false,
                false,
                false,
                false,
                null);
    }

    private static void fire(Node node, Event event) {
        Event.fireEvent(node, event.copyFor(node, node));
    }
}
