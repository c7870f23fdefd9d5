package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.ui.Theme;
import dev.netloom.app.ui.TransientPreferences;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.Project;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import javafx.stage.Stage;
import javafx.stage.Window;
import javafx.stage.WindowEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rooms, the dock with its groups, and how the window is found again.
class RoomsTest {
    private final TransientPreferences memory = new TransientPreferences();

    @TempDir
    private Path temporary;

    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;
    private Hands hands;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            DiagramModel model = new DiagramModel(Diagram.of(new Project("Made up", ScriptedRun.network(), Map.of())));
            desk = new TrainingDesk(ScriptedRun::digits, TrainingDesk.engine(), model);
            workbench = new Workbench(model, desk.parts());
            stage = new Stage();
            stage.setScene(new Scene(workbench));
            new WindowMemory(memory).restore(stage, workbench);
            stage.show();
        });
        hands = new Hands(workbench);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> desk.session().close()).get();
        FxTest.run(() -> List.copyOf(Window.getWindows()).forEach(Window::hide));
    }

    @Test
    void aFirstStartBeginsInLearnAndALaterOneWhereTheWindowWasLeft() throws Exception {
        assertThat(room()).isEqualTo(Room.LEARN);
        hands.press("Shortcut+3");
        assertThat(room()).isEqualTo(Room.WORKBENCH);
        FxTest.run(() -> {
            assertThat(((ToggleButton) workbench.lookup("#room-workbench")).isSelected())
                    .isTrue();
            assertThat(((ToggleButton) workbench.lookup("#room-learn")).isSelected())
                    .isFalse();
            workbench.wear(Theme.DARK);
            workbench.dock().show("confusion");
            workbench.building().sizes().get("dock.height").set(333);
            workbench.building().canvas().view().zoomTo(0.7);
        });
        close();
        open();
        FxTest.run(() -> {
            assertThat(room()).isEqualTo(Room.WORKBENCH);
            assertThat(workbench.themeProperty().get()).isEqualTo(Theme.DARK);
            assertThat(workbench.dock().shownProperty().get().key()).isEqualTo("confusion");
            assertThat(workbench.building().sizes().get("dock.height").get()).isEqualTo(333);
        });
        FxTest.await("the zoom", () -> zoom() == 0.7);
    }

    private Path pictures() throws Exception {
        Path folder = Files.createDirectories(temporary.resolve("내 그림"));
        for (String name : List.of("one", "two")) {
            Files.createDirectories(folder.resolve(name));
            for (int i = 0; i < 4; i++) {
                BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_INT_RGB);
                image.setRGB(i, 2, 0xff0000);
                ImageIO.write(
                        image, "png", folder.resolve(name).resolve(i + ".png").toFile());
            }
        }
        return folder;
    }

    private Input input() {
        return (Input) workbench.model().diagram().graph().inOrder().getFirst().block();
    }

    /// A folder's path is pasted on the canvas; what it holds is looked at and used, and the network fitted to it.
    @Test
    void aFolderThatComesInAnotherRoomIsShownAndTheNetworkFittedToIt() throws Exception {
        String path = pictures().toString();
        hands.press("Shortcut+3");
        FxTest.run(() -> {
            workbench.building().canvas().takeKeyboard();
            Clipboard.getSystemClipboard().setContent(Map.of(DataFormat.PLAIN_TEXT, path));
        });
        hands.press("Shortcut+V");
        FxTest.await("the Data room", () -> room() == Room.DATA);
        FxTest.await("the images", () -> !workbench.lookup("#open-use").isDisabled());
        FxTest.run(() -> ((Button) workbench.lookup("#open-use")).fire());
        FxTest.await(
                "the images in use",
                () -> workbench.lookup("#data-fit-bar").isVisible()
                        && desk.session().dataProperty().get() != null);
        FxTest.run(() -> {
            ((Button) workbench.lookup("#data-fit-network")).fire();
            assertThat(input().shape()).isEqualTo(new Shape(3, 10, 12));
            assertThat(workbench.lookup("#data-fit-bar").isVisible()).isFalse();
            workbench.model().undo();
            assertThat(input().shape()).isEqualTo(new Shape(1, 28, 28));
        });
    }

    @Test
    void valuesOfAnotherVersionAreNoReasonNotToOpen() throws Exception {
        close();
        memory.put("room", "CELLAR");
        memory.put("theme", "PLAID");
        memory.put("view", "gone");
        open();
        FxTest.run(() -> {
            assertThat(room()).isEqualTo(Room.LEARN);
            assertThat(workbench.themeProperty().get()).isEqualTo(Theme.LIGHT);
        });
    }

    @Test
    void onlyTheViewThatOneSeesWorks() throws Exception {
        hands.press("Shortcut+3");
        FxTest.run(() -> workbench.dock().show("mistakes"));
        assertThat(active()).containsExactly("mistakes");
        hands.click("#group-inside").click("#tab-maps");
        assertThat(active()).containsExactly("maps");
        hands.click("#group-learning").click("#group-inside");
        assertThat(active()).as("a group shows again what it showed").containsExactly("maps");
        hands.press("Shortcut+4");
        assertThat(active()).isEmpty();
    }

    @Test
    void theDockTakesTheWholeRoomAndAWindowOfItsOwn() throws Exception {
        hands.press("Shortcut+3");
        Node head = workbench.lookup("#dock-head");
        new Mouse().click(head, 2);
        FxTest.run(() -> assertThat(workbench.lookup("#canvas"))
                .as("the dock has the room")
                .isNull());
        hands.click("#dock-maximize");
        FxTest.run(() -> assertThat(workbench.lookup("#canvas")).isNotNull());
        hands.click("#dock-detach");
        FxTest.run(() -> {
            assertThat(workbench.lookup("#dock")).isNull();
            assertThat(workbench.dock().getScene().getWindow()).isNotSameAs(stage);
            assertThat(Theme.of(workbench.dock().getScene().getRoot())).isEqualTo(Theme.LIGHT);
            workbench.wear(Theme.DARK);
            assertThat(Theme.of(workbench.dock().getScene().getRoot())).isEqualTo(Theme.DARK);
        });
        hands.press("Shortcut+1");
        assertThat(active()).as("on a second screen it goes on").containsExactly("curves");
        FxTest.run(() -> {
            Window own = workbench.dock().getScene().getWindow();
            own.fireEvent(new WindowEvent(own, WindowEvent.WINDOW_CLOSE_REQUEST));
        });
        FxTest.run(() -> assertThat(workbench.dock().getScene().getWindow()).isSameAs(stage));
    }

    @Test
    void aNarrowWindowFoldsItsSidesBeforeAnyLabelGoes() throws Exception {
        hands.press("Shortcut+3");
        FxTest.run(() -> assertThat(workbench.lookup("#palette-relu")).isNull()); // the screen has 1000 pixels
        hands.click("#palette-unfold");
        FxTest.await("the blocks", () -> workbench.lookup("#palette-relu") != null);
    }

    @Test
    void escapeClosesOneThingAtATimeAndHelpClosesNothing() throws Exception {
        hands.press("Shortcut+3").click("#dock-maximize").click("#curves-about");
        FxTest.await("the explanation", () -> popups() == 1);
        Scene card = FxTest.onFx(() -> Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .findFirst()
                .orElseThrow()
                .getScene());
        Keys.press(card, "Esc");
        FxTest.run(() -> {
            assertThat(popups()).isZero();
            assertThat(workbench.dock().maximizedProperty().get()).isTrue();
        });
        hands.press("F1");
        FxTest.await("the shortcuts", () -> Window.getWindows().size() == 2);
        FxTest.run(() -> {
            assertThat(workbench.dock().maximizedProperty().get()).isTrue();
            List.copyOf(Window.getWindows()).stream()
                    .filter(window -> window != stage)
                    .forEach(Window::hide);
        });
        hands.press("Esc");
        assertThat(workbench.dock().maximizedProperty().get()).isFalse();
        hands.click("#dock-maximize").click("#training-summary");
        FxTest.run(
                () -> { // who opens the panel sees it
                    assertThat(workbench.dock().maximizedProperty().get()).isFalse();
                    assertThat(workbench.lookup("#training-panel").isVisible()).isTrue();
                    workbench.lookup("#training-epochs").requestFocus();
                });
        hands.press("Esc");
        FxTest.run(() -> assertThat(workbench.lookup("#training-panel")).isNull());
        hands.selectBlock("conv1").press("Shortcut+F");
        FxTest.run(() -> assertThat(workbench.lookup("#find-bar").isVisible()).isTrue());
        hands.press("Esc");
        FxTest.run(() -> {
            assertThat(workbench.lookup("#find-bar").isVisible()).isFalse();
            assertThat(workbench.model().selection()).containsExactly("conv1");
        });
        hands.press("Esc");
        FxTest.run(() -> assertThat(workbench.model().selection()).isEmpty());
    }

    private static long popups() {
        return Window.getWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .count();
    }

    private double zoom() {
        return workbench.building().canvas().view().zoomProperty().get();
    }

    private Room room() {
        return workbench.rooms().currentProperty().get();
    }

    private List<String> active() throws Exception {
        return FxTest.onFx(() -> workbench.dock().views().stream()
                .filter(view -> view.active().get())
                .map(DockView::key)
                .toList());
    }
}
