package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Group;
import java.util.List;
import java.util.Set;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The cards of folded groups, with the keyboard and with the mouse: GoogLeNet, folded into its modules.
class CardKeysTest {
    private DiagramModel model;
    private Workbench workbench;
    private Stage stage;
    private Hands hands;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void openGoogLeNet() throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            workbench = new Workbench(model, WorkbenchParts.NONE);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            workbench.documents().openSample("googlenet");
        });
        FxTest.await("the network", 30, () -> find("group-inception5b") != null);
        FxTest.run(workbench::takeKeyboard);
        hands = new Hands(workbench);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
    }

    @Test
    void arrowKeysLeadOverCardsAndSelectTheirBlocks() throws Exception {
        hands.press("Home").press("Right");
        assertAt("group-stem");
        assertThat(model.selection()).isEqualTo(members("stem"));
        hands.press("Right");
        assertAt("group-inception3a");
        assertThat(model.selection()).isEqualTo(members("inception3a"));
        hands.press("Ctrl+Right").press("Space");
        assertAt("group-inception3b");
        assertThat(model.selection()).containsAll(members("inception3a")).containsAll(members("inception3b"));
        hands.press("Space");
        assertThat(model.selection()).isEqualTo(members("inception3a"));
        FxTest.run(() -> assertThat(workbench.lookupAll(".block").stream()
                        .filter(Node::isFocusTraversable)
                        .map(Node::getId))
                .containsExactly("group-inception3b"));
    }

    @Test
    void enterUnfoldsTheCardThatTheKeyboardIsOnAndFoldsItAgain() throws Exception {
        hands.press("Home").press("Right").press("Ctrl+Right").press("Enter");
        assertThat(FxTest.onFx(() -> group("inception3a").folded())).isFalse();
        assertAt("block-inception3a.branch1.conv");
        hands.press("Shortcut+Z");
        assertAt("group-inception3a");
        hands.press("Left").press("Right").press("Enter").press("Enter");
        assertAt("group-inception3a");
        assertThat(FxTest.onFx(() -> group("inception3a").folded())).isTrue();
    }

    @Test
    void f2RenamesACardAndTheKeyboardComesBack() throws Exception {
        hands.press("Home").press("Right").press("F2");
        TextField field = (TextField) hands.node("#group-title-stem-field");
        FxTest.run(() -> field.setText("Trunk"));
        hands.press("Enter");
        assertThat(FxTest.onFx(() -> group("stem").title())).isEqualTo("Trunk");
        assertAt("group-stem");
        hands.press("F2");
        assertThat(hands.node("#group-title-stem-field")).isEqualTo(field);
        hands.press("Esc");
        assertAt("group-stem");
    }

    @Test
    void aCardSaysWhatItStandsForAndWhatItIsWiredTo() throws Exception {
        FxTest.run(() -> assertThat(find("group-inception3a").getAccessibleText())
                .isEqualTo("Inception 3a, folded group of 20 blocks, 156\u00a0k parameters, 122\u00a0M multiply-adds,"
                        + " output 256 by 28 by 28, from Stem, connected to Inception 3b"));
    }

    @Test
    void aWireIsDrawnFromCardToCardByKeys() throws Exception {
        FxTest.run(() -> {
            model.select(members("inception3b"));
            model.edit(
                    "disconnect",
                    before -> Edits.disconnect(
                            before,
                            before.wires().stream()
                                    .filter(wire -> members("inception3b").contains(wire.to())
                                            && !members("inception3b").contains(wire.from()))
                                    .toList()));
            model.select(members("inception3a"));
        });
        assertAt("group-inception3a");
        assertThat(heads()).allMatch(List::isEmpty);
        hands.press("C");
        for (int i = 0; i < 20 && !"group-inception3b".equals(at()); i++) {
            hands.press("Right");
        }
        FxTest.run(() -> assertThat(find("group-inception3b").getAccessibleHelp())
                .isEqualTo(Texts.of("connect.draw", "Inception 3a", "Inception 3b")));
        hands.press("Enter");
        assertThat(heads()).hasSize(4).allMatch(List.of("inception3a.concat")::equals);
        assertAt("group-inception3a");
        hands.press("Shortcut+Z");
        assertThat(heads()).allMatch(List::isEmpty);
    }

    @Test
    void aWireIsDrawnFromPortToPortOfCardsWithTheMouse() throws Exception {
        FxTest.run(() -> stage.setWidth(1400));
        hands.dragOutputOf("group-stem").toInputOf("group-inception3b");
        assertThat(heads()).hasSize(4).allMatch(List.of("maxpool2")::equals);
        hands.press("Shortcut+Z");
        assertThat(heads()).allMatch(List.of("inception3a.concat")::equals);
    }

    private List<List<String>> heads() throws Exception {
        return FxTest.onFx(() -> model.diagram().graph().nodes().stream()
                .filter(node -> members("inception3b").contains(node.id()))
                .filter(node -> node.inputs().stream().noneMatch(members("inception3b")::contains))
                .map(node -> node.inputs())
                .toList());
    }

    private Group group(String id) {
        return model.diagram().groups().find(id).orElseThrow();
    }

    private Set<String> members(String id) {
        return group(id).members();
    }

    private void assertAt(String id) throws Exception {
        assertThat(at()).isEqualTo(id);
    }

    private String at() throws Exception {
        return FxTest.onFx(() -> stage.getScene().getFocusOwner().getId());
    }

    /// Ids have dots in them, which a selector would take for style classes.
    private Node find(String id) {
        return workbench.lookupAll("*").stream()
                .filter(node -> id.equals(node.getId()))
                .findFirst()
                .orElse(null);
    }
}
