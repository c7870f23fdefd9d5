package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.ui.Shortcut;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCombination;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The window without a mouse.
class KeyboardTest {
    private DiagramModel model;
    private Workbench workbench;
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
            workbench = new Workbench(model, WorkbenchParts.NONE);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            workbench.focusCanvas();
        });
        hands = new Hands(workbench);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(() -> List.copyOf(Window.getWindows()).stream()
                .filter(window -> window != stage)
                .forEach(Window::hide));
        FxTest.run(stage::hide);
    }

    /// The list under F1 tells the truth: whatever it lists does something, here or on the canvas.
    @Test
    void everyShortcutIsBound() throws Exception {
        FxTest.run(() -> {
            TrainingDesk desk = new TrainingDesk(ScriptedRun::digits, TrainingDesk.engine(), model);
            workbench = new Workbench(model, desk.parts());
            stage.setScene(new Scene(workbench, 1440, 900));
        });
        Set<Shortcut> bound = EnumSet.noneOf(Shortcut.class);
        FxTest.run(() -> {
            bound.addAll(workbench.shortcuts().bound());
            bound.addAll(workbench.canvasShortcuts().bound());
            Set<KeyCombination> accelerators =
                    stage.getScene().getAccelerators().keySet();
            workbench
                    .shortcuts()
                    .bound()
                    .forEach(shortcut -> assertThat(accelerators).containsAll(shortcut.keys()));
            assertThat(accelerators)
                    .allMatch(keys ->
                            bound.stream().anyMatch(shortcut -> shortcut.keys().contains(keys)));
        });
        assertThat(bound).containsExactlyInAnyOrder(Shortcut.values());
    }

    @Test
    void deepConvNetIsBuiltFromAnEmptyCanvasWithTheKeyboardAlone() throws Exception {
        hands.press("Home").press("Slash");
        conv(16).add("relu");
        conv(16).add("relu").add("pool");
        conv(32).add("relu");
        add("conv");
        set("filters", 32).thenTab("padding", 2).back().add("relu").add("pool");
        conv(64).add("relu");
        conv(64).add("relu").add("pool");
        add("flatten").add("dense").add("relu").add("dropout").add("dense");
        set("units", 10).back().add("dropout");
        assertThat(model.check().problems()).isEmpty();
        assertThat(model.summaryProperty().get().parameters()).isEqualTo(123_552);
        Diagram built = model.diagram();
        Diagram book = Diagram.of(ProjectFile.read(Samples.network("deep-convnet")));
        assertThat(built.graph().inOrder()).hasSameSizeAs(book.graph().inOrder());
        for (int i = 0; i < built.graph().inOrder().size(); i++) {
            assertThat(built.graph().inOrder().get(i).block())
                    .isEqualTo(book.graph().inOrder().get(i).block());
        }
    }

    @Test
    void arrowKeysLeadAlongTheWiresAndSelectWhatTheyReach() throws Exception {
        show("simple-convnet");
        hands.press("Home");
        assertAt("input", Set.of("input"));
        hands.press("Right");
        assertAt("conv1", Set.of("conv1"));
        hands.press("Shift+Right");
        assertAt("relu1", Set.of("conv1", "relu1"));
        hands.press("Ctrl+Right").press("Space");
        assertAt("pool1", Set.of("conv1", "relu1", "pool1"));
        hands.press("Space");
        assertAt("pool1", Set.of("conv1", "relu1"));
        hands.press("End");
        assertAt("output", Set.of("output"));
        hands.press("Left").press("Esc");
        assertAt("dense2", Set.of());
        hands.press("Left").press("Delete");
        assertThat(FxTest.onFx(() -> model.diagram().graph().contains("relu2"))).isFalse();
        assertAt("dense1", Set.of());
        hands.press("Shortcut+Z");
        assertThat(FxTest.onFx(() -> model.diagram().graph().contains("relu2"))).isTrue();
        assertAt("dense1", Set.of());
    }

    @Test
    void theMenuOfABlockOpensByKeys() throws Exception {
        show("simple-convnet");
        hands.press("Home").press("Right").press("Shift+F10");
        FxTest.await(
                "the menu",
                () -> Window.getWindows().stream()
                        .anyMatch(window -> window instanceof ContextMenu menu && "canvas-menu".equals(menu.getId())));
        FxTest.run(() -> List.copyOf(Window.getWindows()).stream()
                .filter(ContextMenu.class::isInstance)
                .forEach(Window::hide));
    }

    @Test
    void aWireIsDrawnAndRemovedByKeys() throws Exception {
        FxTest.run(() -> {
            model.edit("add", diagram -> Edits.disconnect(diagram, new Wire("input1", "output1")));
            model.select(Set.of("input1"));
        });
        hands.press("C");
        FxTest.run(() -> assertThat(((Label) workbench.lookup("#canvas-hint")).getText())
                .contains(Texts.of("connect.draw", "Input input1", "Output output1")));
        assertAt("output1", Set.of("input1"));
        hands.press("Esc");
        assertAt("input1", Set.of("input1"));
        assertThat(inputsOfOutput()).isEmpty();
        hands.press("C").press("Enter");
        assertThat(inputsOfOutput()).containsExactly("input1");
        assertAt("input1", Set.of("input1"));
        assertThat(FxTest.onFx(() -> workbench.lookup("#canvas-hint"))).isNull();
        hands.press("C").press("Enter");
        assertThat(inputsOfOutput()).isEmpty();
    }

    @Test
    void f6LeadsThroughThePartsOfTheWindowAndBack() throws Exception {
        show("simple-convnet");
        hands.press("Home");
        List<String> parts = List.of("inspector", "dock", "toolbar", "palette", "canvas");
        for (String part : parts) {
            hands.press("F6");
            assertWithin(part);
        }
        assertAt("input", Set.of("input"));
        for (String part : parts.reversed().subList(1, 5)) {
            hands.press("Shift+F6");
            assertWithin(part);
        }
    }

    @Test
    void blocksSayWhatTheyAre() throws Exception {
        show("deep-convnet");
        assertThat(spoken("conv1"))
                .startsWith("Conv 3 by 3, 16 filters, pad 1, output 16 by 28 by 28, connected to ReLU");
        assertThat(spoken("relu1")).startsWith("ReLU, output 16 by 28 by 28, connected to Conv");
        FxTest.run(() -> model.change("conv1", "filters", 8));
        assertThat(spoken("relu1")).startsWith("ReLU, output 8 by 28 by 28");
        FxTest.run(() -> model.edit("delete", diagram -> Edits.delete(diagram, List.of("flatten1"))));
        assertThat(spoken("dense1")).contains("output not known").contains("problem: Dense takes a vector");
        FxTest.run(() -> {
            Node wire = workbench.lookup("#wire-input-conv1");
            assertThat(wire.getAccessibleText()).isEqualTo("Wire from Input input to Conv conv1, 1 by 28 by 28");
        });
    }

    @Test
    void oneBlockAtATimeIsReachedByTab() throws Exception {
        show("deep-convnet");
        hands.press("Home").press("Right");
        FxTest.run(() -> assertThat(workbench.lookupAll(".block").stream()
                        .filter(Node::isFocusTraversable)
                        .map(Node::getId))
                .containsExactly("block-conv1"));
    }

    @Test
    void f1ListsTheShortcutsAndFindsThem() throws Exception {
        hands.press("F1");
        FxTest.await("the list", () -> list().isPresent());
        FxTest.run(() -> {
            ListView<?> list = list().orElseThrow();
            int sections = Shortcut.Section.values().length;
            assertThat(list.getItems()).hasSize(Shortcut.values().length + sections);
            TextField search = (TextField) list.getScene().lookup("#shortcut-search");
            search.setText("undo");
            assertThat(list.getItems()).hasSize(2);
            search.setText("nothing does this");
            assertThat(list.getItems()).isEmpty();
        });
    }

    private Optional<ListView<?>> list() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().lookup("#shortcuts"))
                .filter(ListView.class::isInstance)
                .<ListView<?>>map(ListView.class::cast)
                .findFirst();
    }

    /// A convolution of 3×3 behind the last block, with its filters set if they are not as it comes.
    private KeyboardTest conv(int filters) throws Exception {
        add("conv");
        if (filters != 16) {
            set("filters", filters).back();
        }
        return this;
    }

    /// Types into the search of the palette, where the keyboard is, and takes the first hit.
    private KeyboardTest add(String type) throws Exception {
        int before = FxTest.onFx(() -> model.diagram().graph().nodes().size());
        hands.type(type).press("Enter");
        assertThat(FxTest.onFx(() -> model.diagram().graph().nodes().size())).isEqualTo(before + 1);
        return this;
    }

    /// From the search to the canvas, to the first setting of the new block, and there a number.
    private KeyboardTest set(String setting, int value) throws Exception {
        if (!FxTest.onFx(() -> focus().getId() != null && focus().getId().startsWith("block-"))) {
            hands.press("Esc").press("Esc");
        }
        hands.press("Enter");
        return number(setting, value);
    }

    private KeyboardTest thenTab(String setting, int value) throws Exception {
        for (int tabs = 0; tabs < 12 && !isAt(setting); tabs++) {
            hands.press("Tab");
        }
        return number(setting, value);
    }

    private KeyboardTest number(String setting, int value) throws Exception {
        assertThat(isAt(setting))
                .as("at %s, not at %s", setting, FxTest.onFx(this::focus))
                .isTrue();
        hands.press("Shortcut+A").type(Integer.toString(value)).press("Enter");
        return this;
    }

    private boolean isAt(String setting) throws Exception {
        return FxTest.onFx(() -> {
            for (Node node = focus(); node != null; node = node.getParent()) {
                if (("setting-" + setting).equals(node.getId())) {
                    return true;
                }
            }
            return false;
        });
    }

    /// Back to the canvas and the palette's search.
    private KeyboardTest back() throws Exception {
        hands.press("Esc").press("Slash");
        return this;
    }

    private void show(String sample) throws Exception {
        FxTest.run(() -> workbench.documents().openSample(sample));
        FxTest.await("the sample", () -> model.diagram().graph().nodes().size() > 2);
        FxTest.run(workbench::focusCanvas);
    }

    private String spoken(String id) throws Exception {
        return FxTest.onFx(() -> workbench.lookup("#block-" + id).getAccessibleText());
    }

    private List<String> inputsOfOutput() throws Exception {
        return FxTest.onFx(() -> model.diagram().graph().node("output1").inputs());
    }

    private void assertAt(String id, Set<String> selected) throws Exception {
        FxTest.run(() -> {
            assertThat(focus().getId()).isEqualTo("block-" + id);
            assertThat(model.selection()).isEqualTo(selected);
        });
    }

    private void assertWithin(String part) throws Exception {
        FxTest.run(() -> {
            Node node = focus();
            while (node != null && !part.equals(node.getId())) {
                node = node.getParent();
            }
            assertThat(node).as("%s is in %s", focus(), part).isNotNull();
        });
    }

    private Node focus() {
        return stage.getScene().getFocusOwner();
    }
}
