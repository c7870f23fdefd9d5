package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.canvas.DiagramCanvas;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.GroupEdits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import java.util.List;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Groups, and getting around in a network that is larger than the window.
class LargeNetworkTest {
    private DiagramModel model;
    private DiagramCanvas canvas;
    private Stage stage;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void openGoogLeNet() throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            Workbench workbench = new Workbench(model, WorkbenchParts.NONE);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            workbench.documents().openSample("googlenet");
        });
        FxTest.await("the network", 30, () -> find("#group-inception5b") != null);
        canvas = FxTest.onFx(() -> (DiagramCanvas) find("#canvas"));
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
    }

    @Test
    void aCardSaysWhatItsGroupComesTo() throws Exception {
        FxTest.run(() -> {
            assertThat(texts("#group-inception3a"))
                    .contains(
                            "Inception 3a",
                            "156\u00a0k parameters",
                            "122\u00a0M multiply-adds",
                            "256\u00d728\u00d728",
                            "20 blocks");
            assertThat(find("#block-inception3a.concat")).isNull();
            assertThat(find("#group-problem-inception3a")).isNull();
            model.change("inception3a.branch1.conv", "stride", 2);
            assertThat(texts("#group-inception3a")).anyMatch(text -> text.startsWith("A problem inside: Concat"));
        });
    }

    @Test
    void enterUnfoldsAndFoldsASelectedGroupAndUndoNamesIt() throws Exception {
        FxTest.run(() -> {
            Set<String> members =
                    model.diagram().groups().find("inception3a").orElseThrow().members();
            model.select(members);
            press(KeyCode.ENTER, false, false);
            assertThat(find("#block-inception3a.concat")).isNotNull();
            assertThat(model.undoNameProperty().get()).isEqualTo(Texts.of("edit.unfold"));
            press(KeyCode.ENTER, false, false);
            assertThat(find("#block-inception3a.concat")).isNull();
            model.undo();
            model.undo();
            assertThat(find("#group-inception3a")).isNotNull();
        });
    }

    @Test
    void theSelectionBecomesAGroupAndIsTakenApartAgain() throws Exception {
        FxTest.run(() -> {
            model.select(Set.of("dropout", "fc"));
            press(KeyCode.G, true, false);
            assertThat(model.diagram().groups().of(Set.of("dropout", "fc"))).isPresent();
            assertThat(find("#group-title-group1")).isNotNull();
            press(KeyCode.G, true, true);
            assertThat(model.diagram().groups().of(Set.of("dropout", "fc"))).isEmpty();
        });
    }

    @Test
    void draggingACardMovesItsBlocksInOneStep() throws Exception {
        FxTest.run(() -> {
            double x = model.diagram().place("conv1.conv").x();
            drag("#group-stem", 40, 0);
            assertThat(model.diagram().place("conv1.conv").x()).isGreaterThan(x);
            model.undo();
            assertThat(model.diagram().place("conv1.conv").x()).isEqualTo(x);
            assertThat(model.canUndoProperty().get()).isFalse();
        });
    }

    @Test
    void draggingAFrameByItsTitleMovesItsBlocks() throws Exception {
        FxTest.run(() -> {
            model.edit("unfold", before -> GroupEdits.unfold(before, "stem"));
            double y = model.diagram().place("conv1.bn").y();
            drag("#group-stem .group-header", 0, 40);
            assertThat(model.diagram().place("conv1.bn").y()).isGreaterThan(y);
        });
    }

    @Test
    void searchGoesToTheNextMatchAndUnfoldsItsGroup() throws Exception {
        FxTest.run(() -> {
            press(KeyCode.F, true, false);
            assertThat(find("#find-bar").isVisible()).isTrue();
            ((TextField) find("#find-words")).setText("inception4c concat");
            assertThat(((Label) find("#find-count")).getText()).isEqualTo("1 found");
            fire(find("#find-words"), key(KeyCode.ENTER, false, false));
            assertThat(model.selection()).containsExactly("inception4c.concat");
            assertThat(find("#block-inception4c.concat")).isNotNull();
            assertThat(canvas.view()
                            .seen()
                            .contains(
                                    model.diagram().place("inception4c.concat").x(),
                                    model.diagram().place("inception4c.concat").y()))
                    .isTrue();
            ((TextField) find("#find-words")).setText("no such block");
            assertThat(((Label) find("#find-count")).getText()).isEqualTo("none");
            fire(find("#find-words"), key(KeyCode.ESCAPE, false, false));
            assertThat(find("#find-bar").isVisible()).isFalse();
        });
    }

    @Test
    void theMapShowsWhileNotAllIsInViewAndCanBeSwitchedOff() throws Exception {
        FxTest.run(() -> {
            canvas.view().fit();
            assertThat(find("#minimap").isVisible()).isFalse();
            canvas.view().zoomTo(1);
            assertThat(find("#minimap").isVisible()).isTrue();
            double before = canvas.view().seen().getMinX();
            fire(find("#minimap"), onMap(MouseEvent.MOUSE_PRESSED, 10));
            double left = canvas.view().seen().getMinX();
            fire(find("#minimap"), onMap(MouseEvent.MOUSE_DRAGGED, 180));
            assertThat(left).isLessThan(before);
            assertThat(canvas.view().seen().getMinX()).isGreaterThan(before);
            ((ToggleButton) find("#show-minimap")).fire();
            assertThat(find("#minimap").isVisible()).isFalse();
        });
    }

    @Test
    void shiftScrollingAndTheMiddleButtonPan() throws Exception {
        FxTest.run(() -> {
            double x = canvas.view().seen().getMinX();
            double zoom = canvas.view().zoomProperty().get();
            fire(
                    canvas,
                    new ScrollEvent(
                            ScrollEvent.SCROLL,
                            9,
                            9,
                            9,
                            9,
                            true,
                            false,
                            false,
                            false,
                            false,
                            false,
                            -50,
                            0,
                            -50,
                            0,
                            ScrollEvent.HorizontalTextScrollUnits.NONE,
                            0,
                            ScrollEvent.VerticalTextScrollUnits.NONE,
                            0,
                            0,
                            null));
            assertThat(canvas.view().seen().getMinX()).isGreaterThan(x);
            assertThat(canvas.view().zoomProperty().get()).isEqualTo(zoom);
            double y = canvas.view().seen().getMinY();
            fire(canvas, mouse(MouseEvent.MOUSE_PRESSED, 300, 300, MouseButton.MIDDLE));
            fire(canvas, mouse(MouseEvent.MOUSE_DRAGGED, 300, 260, MouseButton.MIDDLE));
            fire(canvas, mouse(MouseEvent.MOUSE_RELEASED, 300, 260, MouseButton.MIDDLE));
            assertThat(canvas.view().seen().getMinY()).isGreaterThan(y);
        });
    }

    @Test
    void unfoldedThereIsOnlyInTheSceneWhatIsSeen() throws Exception {
        FxTest.run(() -> ((Button) find("#unfold-all")).fire());
        FxTest.await("all blocks", () -> model.diagram().groups().all().stream().noneMatch(group -> group.folded()));
        FxTest.run(() -> {
            canvas.view().fit();
            assertThat(stage.getScene().getRoot().lookupAll(".block")).isEmpty();
            canvas.view().reveal(Set.of("inception4c.concat"));
            assertThat(find("#block-inception4c.concat")).isNotNull();
            assertThat(stage.getScene().getRoot().lookupAll(".block")).hasSizeLessThan(100);
        });
    }

    /// Ids have dots in them, which a selector would take for style classes.
    private Node find(String query) {
        String id = query.substring(1).replaceAll(" .*", "");
        Node found = stage.getScene().getRoot().lookupAll("*").stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .orElse(null);
        return query.contains(" ") ? found.lookup(query.replaceAll(".* ", "")) : found;
    }

    private List<String> texts(String query) {
        return find(query).lookupAll(".label").stream()
                .map(label -> ((Label) label).getText())
                .toList();
    }

    private void press(KeyCode code, boolean control, boolean shift) {
        fire(canvas, key(code, control, shift));
    }

    private static KeyEvent key(KeyCode code, boolean control, boolean shift) {
        return new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, shift, control, false, false);
    }

    private void drag(String query, double dx, double dy) {
        Node node = find(query);
        fire(node, mouse(MouseEvent.MOUSE_PRESSED, 400, 300, MouseButton.PRIMARY));
        fire(node, mouse(MouseEvent.MOUSE_DRAGGED, 400 + dx, 300 + dy, MouseButton.PRIMARY));
        fire(node, mouse(MouseEvent.MOUSE_RELEASED, 400 + dx, 300 + dy, MouseButton.PRIMARY));
    }

    private MouseEvent onMap(EventType<MouseEvent> type, double x) {
        Point2D point = find("#minimap").localToScene(x, 60);
        return mouse(type, point.getX(), point.getY(), MouseButton.PRIMARY);
    }

    private static MouseEvent mouse(EventType<MouseEvent> type, double x, double y, MouseButton button) {
        boolean down = type != MouseEvent.MOUSE_RELEASED;
        boolean primary = button == MouseButton.PRIMARY && down;
        boolean middle = button == MouseButton.MIDDLE && down;
        return new MouseEvent(
                type, x, y, x, y, button, 1, false, false, false, false, primary, middle, false, false, false, false,
                null);
    }

    private static void fire(Node node, Event event) {
        Event.fireEvent(node, event.copyFor(node, node));
    }
}
