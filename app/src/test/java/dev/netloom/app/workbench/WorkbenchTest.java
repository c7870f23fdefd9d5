package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.event.EventType;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// The window as a whole, with a mouse, on a screen that nobody sees.
class WorkbenchTest {
    private final FxRobot robot = new FxRobot();
    private final Answers answers = new Answers();

    @TempDir
    private Path folder;

    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;

    /// Dialogs that are answered before they are asked, and remember what was said.
    private static final class Answers implements Dialogs {
        private final List<String> said = new ArrayList<>();
        private Unsaved unsaved = Unsaved.CANCEL;
        private Path file;

        @Override
        public Unsaved askAboutChanges(String network) {
            said.add("changes to " + network);
            return unsaved;
        }

        @Override
        public Changed askAboutChangedFile(Path file) {
            said.add("another " + file.getFileName());
            return Changed.CANCEL;
        }

        @Override
        public Optional<Path> chooseToOpen() {
            return Optional.ofNullable(file);
        }

        @Override
        public Optional<Path> chooseToSave(String network) {
            return Optional.ofNullable(file);
        }

        @Override
        public void failed(String title, String message) {
            said.add(title + ": " + message);
        }
    }

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            desk = new TrainingDesk(() -> Mnist.load(Samples.mnist()), TrainingDesk.engine(), model);
            workbench = new Workbench(model, desk.parts(), answers);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            workbench.documents().openSample("simple-convnet");
        });
        FxTest.await("the sample", () -> count(".block") == 9);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
        FxTest.onFx(() -> desk.session().close()).get();
    }

    @Test
    void aDoubleClickAddsABlockAtTheEndAndUndoTakesItBack() throws Exception {
        doubleClick("#palette-relu");
        FxTest.await("the block", () -> count(".block") == 10);
        assertThat(model.check().problems()).isEmpty();
        click("#undo");
        FxTest.await("undo", () -> count(".block") == 9);
        click("#redo");
        FxTest.await("redo", () -> count(".block") == 10);
    }

    @Test
    void aBlockThatIsDraggedToAFreePlaceStandsThereWithItsProblemAndTrainWaits() throws Exception {
        FxTest.run(() -> {
            Bounds canvas = node("#canvas").localToScene(node("#canvas").getBoundsInLocal());
            mouse(MouseEvent.MOUSE_DRAGGED, canvas.getMinX() + 60, canvas.getMinY() + 0.6 * canvas.getHeight());
            assertThat(node("#ghost")).isNotNull();
            mouse(MouseEvent.MOUSE_RELEASED, canvas.getMinX() + 60, canvas.getMinY() + 0.6 * canvas.getHeight());
            assertThat(node("#ghost")).isNull();
        });
        FxTest.await("the block and its problem", () -> count(".block") == 10 && node("#problem-pool2") != null);
        FxTest.run(() -> {
            assertThat(text("#problem-pool2")).isNotBlank();
            assertThat(text("#status-problems")).isEqualTo(Texts.of("status.problems", 2));
            assertThat(node("#train").isDisabled()).isTrue();
        });
    }

    @Test
    void aClickOnARowOfTheLayersSelectsTheBlock() throws Exception {
        FxTest.run(() -> workbench.dock().show("layers"));
        FxTest.await(
                "the table", () -> ((TableView<?>) node("#layers")).getItems().size() == 9);
        FxTest.await("the row", () -> cell("conv1").isPresent());
        Bounds row = FxTest.onFx(() -> screen(cell("conv1").orElseThrow()));
        robot.clickOn(row.getCenterX(), row.getCenterY(), MouseButton.PRIMARY);
        FxTest.await("the selection", () -> model.selection().contains("conv1"));
    }

    @Test
    void changesAreNotGivenUpUnasked() throws Exception {
        FxTest.run(() -> model.edit("delete", diagram -> Edits.delete(diagram, List.of("relu1"))));
        click("#new");
        FxTest.run(() -> assertThat(model.diagram().graph().nodes()).hasSize(8));
        assertThat(answers.said).containsExactly("changes to SimpleConvNet");
        answers.unsaved = Dialogs.Unsaved.DISCARD;
        click("#new");
        FxTest.await("the blank network", () -> count(".block") == 2);
    }

    @Test
    void whatIsSavedCanBeOpenedAgain() throws Exception {
        answers.file = folder.resolve("\ud569\uc131\uacf1.netloom.json");
        FxTest.run(() -> model.edit("delete", diagram -> Edits.delete(diagram, List.of("relu1"))));
        click("#save");
        FxTest.await("the file", () -> !model.dirtyProperty().get());
        assertThat(answers.file).exists();
        click("#new");
        FxTest.await("the blank network", () -> count(".block") == 2);
        click("#open");
        FxTest.await("the saved network", () -> count(".block") == 8);
        assertThat(model.diagram().name()).isEqualTo("\ud569\uc131\uacf1");
        assertThat(answers.said).isEmpty();
    }

    @Test
    void aFileThatCannotBeReadIsExplainedAndChangesNothing() throws Exception {
        answers.file = Files.writeString(folder.resolve("broken.netloom.json"), "{\"nodes\": 3");
        click("#open");
        FxTest.await("the explanation", () -> !answers.said.isEmpty());
        assertThat(answers.said.getFirst()).contains("broken.netloom.json");
        assertThat(model.diagram().graph().nodes()).hasSize(9);
    }

    @Test
    void theThemeCanBeChangedAndChangedBack() throws Exception {
        click("#theme");
        FxTest.run(() -> assertThat(workbench.themeProperty().get()).isEqualTo(Theme.DARK));
        click("#theme");
        FxTest.run(() -> assertThat(workbench.themeProperty().get()).isEqualTo(Theme.LIGHT));
    }

    private void click(String query) throws Exception {
        Bounds bounds = FxTest.onFx(() -> screen(node(query)));
        robot.clickOn(bounds.getCenterX(), bounds.getCenterY(), MouseButton.PRIMARY);
    }

    private void doubleClick(String query) throws Exception {
        Bounds bounds = FxTest.onFx(() -> screen(node(query)));
        robot.doubleClickOn(bounds.getCenterX(), bounds.getCenterY(), MouseButton.PRIMARY);
    }

    /// The screen that nobody sees has no dragging mouse: what one would tell the palette's entry of Pool.
    private void mouse(EventType<MouseEvent> type, double x, double y) {
        Node entry = node("#palette-pool");
        boolean down = type == MouseEvent.MOUSE_DRAGGED;
        MouseEvent event = new MouseEvent(
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
                new PickResult(entry, x, y));
        entry.fireEvent(event);
    }

    /// The cell of the table of layers that says `text`.
    private Optional<Node> cell(String text) {
        return workbench.lookupAll("#layers .table-cell").stream()
                .filter(node -> node instanceof TableCell<?, ?> cell && text.equals(cell.getText()))
                .findFirst();
    }

    private Node node(String query) {
        return workbench.lookup(query);
    }

    private static Bounds screen(Node node) {
        return node.localToScreen(node.getBoundsInLocal());
    }

    private int count(String query) {
        return workbench.lookupAll(query).size();
    }

    private String text(String query) {
        return ((Labeled) node(query)).getText();
    }
}
