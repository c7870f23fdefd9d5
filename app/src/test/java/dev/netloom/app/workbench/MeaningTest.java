package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.diagram.Skips;
import dev.netloom.app.diagram.Wire;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Labeled;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextField;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// What the window says about a network: problems and ways out of them, costs, thumbnails, settings.
class MeaningTest {
    private final FxRobot robot = new FxRobot();
    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;
    private Hands hands;
    private Stage stage;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            desk = new TrainingDesk(() -> Mnist.load(Samples.mnist()), TrainingDesk.engine(), model);
            workbench = new Workbench(model, desk.parts());
            hands = new Hands(workbench);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            workbench.documents().openSample("simple-convnet");
        });
        FxTest.await("the sample", () -> workbench.lookupAll(".block").size() == 9);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
        FxTest.onFx(() -> desk.session().close()).get();
    }

    @Test
    void aClickOnTheFixOfABlockSolvesItsProblemAndCanBeUndone() throws Exception {
        FxTest.run(() -> model.edit("delete", before -> Edits.delete(before, List.of("flatten1"))));
        FxTest.await("the button", () -> node("#block-dense1 #fix-flatten-dense1") != null);
        FxTest.run(() -> ((Button) node("#block-dense1 #fix-flatten-dense1")).fire());
        FxTest.run(() -> {
            assertThat(model.check().ok()).isTrue();
            assertThat(model.undoNameProperty().get()).isEqualTo("Put Flatten before it");
            model.undo();
            assertThat(model.check().ok()).isFalse();
        });
    }

    @Test
    void theListOfProblemsShowsTheBlockThatIsClicked() throws Exception {
        FxTest.run(() -> model.edit("delete", before -> Edits.delete(before, List.of("flatten1"))));
        click("#status-problems");
        FxTest.await("the list", () -> node("#problem-row-dense1") != null);
        FxTest.run(() -> assertThat(((Labeled) node("#tab-problems")).getText()).isEqualTo("Problems (1)"));
        FxTest.run(() ->
                assertThat(((Labeled) node("#status-problems")).getText()).isEqualTo(Texts.of("status.problems", 1)));
        click("#problem-row-dense1 .problem-block");
        FxTest.await("the selection", () -> model.selection().equals(Set.of("dense1")));
        FxTest.await("the block in sight", () -> {
            Bounds block = screen(node("#block-dense1"));
            return screen(node("#canvas")).contains(block.getCenterX(), block.getCenterY());
        });
    }

    @Test
    void blocksShowWhatBecomesOfTheDigitAndFollowEdits() throws Exception {
        FxTest.run(desk.session()::load);
        FxTest.await("the thumbnails", 60, () -> picture("conv1") != null && picture("output") != null);
        Object before = FxTest.onFx(() -> picture("conv1"));
        Object input = FxTest.onFx(() -> picture("input"));
        FxTest.run(() -> model.change("conv1", "filters", 2));
        FxTest.await("the thumbnail after the edit", 60, () -> picture("conv1") != null && picture("conv1") != before);
        FxTest.run(() ->
                assertThat(picture("input")).as("nothing changed before it").isSameAs(input));
        FxTest.run(() -> workbench.viewSettings().previewsProperty().set(false));
        FxTest.run(() -> assertThat(node("#block-conv1 .thumbnail").isVisible()).isFalse());
    }

    @Test
    void costsAndReceptiveFieldsCanBeShown() throws Exception {
        FxTest.run(() -> {
            assertThat(node("#block-conv1 .block-costs").isVisible()).isFalse();
            workbench.viewSettings().costsProperty().set(true);
            assertThat(node("#block-conv1 .block-costs").isVisible()).isTrue();
            assertThat(((Labeled) node("#block-conv1 .block-field")).getText()).isEqualTo("sees 5×5");
        });
    }

    @Test
    void severalBlocksOfAKindAreChangedTogetherInOneStep() throws Exception {
        FxTest.run(() -> {
            model.edit("add", before -> Edits.addConnected(before, Conv.of(30, 3, 1, 1), "conv1"));
            model.select(Set.of("conv1", "conv2"));
        });
        FxTest.await("the sheet", () -> node("#setting-filters") != null);
        FxTest.run(() -> assertThat(((Labeled) node("#setting-kernel-several")).getText())
                .isEqualTo("Now 5, 3"));
        type("filters", "12");
        FxTest.run(() -> {
            assertThat(filters("conv1")).isEqualTo(12);
            assertThat(filters("conv2")).isEqualTo(12);
            model.undo();
            assertThat(filters("conv1")).isEqualTo(30);
            model.select(Set.of("conv1", "relu1"));
            assertThat(node("#setting-filters")).isNull();
        });
    }

    @Test
    void aNumberIsTakenWhenItIsWholeAndOneThatIsRefusedGivesWayToTheNetworks() throws Exception {
        FxTest.run(() -> model.select(Set.of("conv1")));
        FxTest.await("the sheet", () -> node("#setting-kernel") != null);
        FxTest.run(() -> node("#setting-kernel").requestFocus());
        hands.press("Shortcut+A").type("40");
        FxTest.run(() -> {
            assertThat(kernel()).as("on the way").isEqualTo(5);
            assertThat(model.canUndoProperty().get()).isFalse();
            assertThat(problem("kernel")).isEmpty();
        });
        hands.press("F1");
        FxTest.run(() -> {
            List<Window> open = Window.getWindows().stream()
                    .filter(window -> window instanceof ContextMenu menu
                            && menu.getStyleClass().contains("explanation-card"))
                    .toList();
            assertThat(open).as("the explanation of the field").hasSize(1);
            open.forEach(Window::hide);
        });
        hands.press("Enter");
        FxTest.run(() -> {
            assertThat(problem("kernel")).contains("40", "from 1 to 31");
            assertThat(field("kernel")).isEqualTo("40");
            assertThat(kernel()).isEqualTo(5);
        });
        hands.press("Esc");
        FxTest.run(() -> {
            assertThat(field("kernel")).isEqualTo("5");
            assertThat(problem("kernel")).isEmpty();
        });
        hands.press("Shortcut+A").type("40");
        FxTest.run(() -> node("#setting-filters").requestFocus());
        FxTest.run(() -> {
            assertThat(field("kernel")).isEqualTo("5");
            assertThat(problem("kernel")).as("still to be read").contains("40", "from 1 to 31");
        });
    }

    @Test
    void eachNumberThatIsTakenIsUndoneByItselfAndFieldsFollow() throws Exception {
        FxTest.run(() -> model.select(Set.of("conv1")));
        FxTest.await("the sheet", () -> node("#setting-kernel") != null);
        type("kernel", "3");
        type("kernel", "4");
        hands.press("Up").press("Up");
        FxTest.run(() -> node("#setting-filters").requestFocus());
        assertThat(FxTest.onFx(this::kernel)).isEqualTo(6);
        hands.press("Shortcut+A").type("12").press("Tab");
        assertThat(FxTest.onFx(() -> filters("conv1"))).isEqualTo(12);
        FxTest.run(model::undo);
        assertThat(FxTest.onFx(() -> field("filters"))).isEqualTo("30");
        List<String> kernels = new ArrayList<>();
        while (FxTest.onFx(model.canUndoProperty()::get)) {
            hands.press("Shortcut+Z");
            kernels.add(FxTest.onFx(() -> field("kernel") + "=" + kernel()));
        }
        assertThat(kernels).containsExactly("4=4", "3=3", "5=5");
    }

    @Test
    void aPageThatTurnsToAnotherBlockOfItsTypeForgetsTheOneBefore() throws Exception {
        FxTest.run(() -> {
            model.edit("add", before -> Edits.addConnected(before, Conv.of(20, 3, 1, 1), "conv1"));
            model.select(Set.of("conv1"));
        });
        FxTest.await("the sheet", () -> node("#setting-filters") != null);
        type("filters", "many");
        FxTest.run(() -> assertThat(problem("filters")).contains("from 1 to"));
        FxTest.run(() -> model.select(Set.of("conv2")));
        FxTest.run(() -> {
            assertThat(name()).isEqualTo("conv2");
            assertThat(field("filters")).isEqualTo("20");
            assertThat(problem("filters")).isEmpty();
        });
        type("filters", "7");
        FxTest.run(() -> {
            assertThat(filters("conv1")).isEqualTo(30);
            assertThat(filters("conv2")).isEqualTo(7);
        });
    }

    @Test
    void aBlockIsRenamedFromTheCanvasInOneStepAndStaysSelected() throws Exception {
        FxTest.run(() -> {
            model.select(Set.of("conv1"));
            workbench.takeKeyboard();
        });
        hands.press("F2").type("relu1").press("Enter");
        FxTest.run(() -> {
            assertThat(note()).contains("relu1 is taken");
            assertThat(model.canUndoProperty().get()).isFalse();
        });
        hands.press("Esc");
        FxTest.run(() -> assertThat(name()).isEqualTo("conv1"));
        hands.press("Shortcut+A").type("first").press("Enter");
        FxTest.run(() -> {
            assertThat(note()).as("what happens to weights").contains("Weights");
            assertThat(model.selection()).containsExactly("first");
            assertThat(model.diagram().graph().node("relu1").inputs()).containsExactly("first");
            assertThat(model.undoNameProperty().get()).isEqualTo("rename conv1 to first");
            assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("block-name");
        });
        hands.press("Shortcut+Z");
        FxTest.run(() -> {
            assertThat(name()).isEqualTo("conv1");
            assertThat(model.selection()).containsExactly("conv1");
            assertThat(model.canUndoProperty().get()).isFalse();
        });
    }

    @Test
    void aSelectedWireTellsWhatFlowsAlongItAndASkipWhyItsGradientPasses() throws Exception {
        Wire wire = new Wire("conv1", "relu1");
        FxTest.run(() -> model.selectWire(wire));
        FxTest.run(() -> {
            assertThat(text("#wire-ends")).isEqualTo("conv1 \u2192 relu1");
            assertThat(text("#fact-wire-shape")).isEqualTo("30 \u00d7 24 \u00d7 24");
            assertThat(text("#wire-absence")).isEqualTo(Texts.of("flow.empty.text"));
            assertThat(node("#wire-why").isVisible()).isFalse();
            desk.session().load();
        });
        FxTest.await("what flows", 60, () -> node("#fact-wire-backward") != null);
        FxTest.run(() -> {
            assertThat(text("#wire-source")).contains("before training, over 100 images");
            assertThat(text("#fact-wire-forward")).contains(" \u00b1 ");
            model.edit("skip", before -> Skips.add(before, "dense1", new Wire("relu2", "dense2")));
            model.selectWire(new Wire("dense1", "add1"));
            assertThat(text("#inspector-name")).isEqualTo("Skip connection");
            assertThat(node("#wire-why").isVisible()).isTrue();
        });
        FxTest.await("what flows here", 60, () -> node("#fact-wire-backward-all") != null);
        String alone = FxTest.onFx(() -> text("#fact-wire-backward"));
        FxTest.run(() -> {
            assertThat(alone).as("with what comes through ReLU").isNotEqualTo(text("#fact-wire-backward-all"));
            model.selectWire(new Wire("add1", "dense2"));
            assertThat(text("#fact-wire-backward")).as("handed on as it is").isEqualTo(alone);
            model.select(Set.of("dense1"));
            assertThat(node("#wire-ends")).isNull();
        });
    }

    private String text(String query) {
        return ((Labeled) node(query)).getText();
    }

    private String name() {
        return ((TextField) node("#block-name")).getText();
    }

    private String note() {
        return ((Labeled) node("#block-name-note")).getText();
    }

    /// Writes into the field of a setting, and presses Enter.
    private void type(String setting, String text) throws Exception {
        FxTest.run(() -> node("#setting-" + setting).requestFocus());
        hands.press("Shortcut+A").type(text).press("Enter");
    }

    private String field(String setting) {
        return ((Spinner<?>) node("#setting-" + setting)).getEditor().getText();
    }

    private String problem(String setting) {
        return ((Labeled) node("#setting-" + setting + "-problem")).getText();
    }

    private int kernel() {
        return ((Conv) model.diagram().graph().node("conv1").block()).kernel();
    }

    private int filters(String id) {
        return ((Conv) model.diagram().graph().node(id).block()).filters();
    }

    private Object picture(String id) {
        return node("#block-" + id + " .thumbnail") == null
                ? null
                : ((ImageView) node("#block-" + id + " .thumbnail").lookup("ImageView")).getImage();
    }

    private void click(String query) throws Exception {
        Bounds bounds = FxTest.onFx(() -> screen(node(query)));
        robot.clickOn(bounds.getCenterX(), bounds.getCenterY(), MouseButton.PRIMARY);
    }

    private Node node(String query) {
        return workbench.lookup(query);
    }

    private static Bounds screen(Node node) {
        return node.localToScreen(node.getBoundsInLocal());
    }
}
