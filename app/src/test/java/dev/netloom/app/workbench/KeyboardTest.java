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
class KeyboardTest extends KeyboardWindow {
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
}
