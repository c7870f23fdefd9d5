package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.store.Samples;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;

/// Somebody who reads: from the palette, the inspector and the toolbar into the library, and from there to the canvas.
class LibraryTest {
    private final FxRobot robot = new FxRobot();
    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;
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
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            workbench.documents().openSample("deep-convnet");
        });
        FxTest.await("the sample", () -> model.diagram().graph().nodes().size() == 23);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
        FxTest.onFx(() -> desk.session().close()).get();
    }

    @Test
    void aBarLeadsToItsNetworkAndItsButtonPutsTheVariantThatTrainsHereOnTheCanvas() throws Exception {
        click("#room-learn");
        click("#shelf-contest");
        FxTest.await("the chart", () -> shown("#winners-chart"));
        assertThat(FxTest.onFx(() -> shown("#canvas"))).isFalse();
        click("#winner-alexnet .winner-bar");
        FxTest.await("the page", () -> shown("#article-network-alexnet"));
        FxTest.await("its figures", () -> node("#figure-here-parameters") != null);
        FxTest.run(() -> {
            assertThat(text("#figure-here-parameters")).isEqualTo("61,100,840");
            assertThat(text("#figure-torchvision-parameters")).isEqualTo("61,100,840");
            assertThat(text("#figure-paper-parameters")).isEqualTo("60 million");
        });
        click("#open-alexnet-28");
        FxTest.await("the network", () -> model.diagram().name().equals("AlexNet (28×28)"));
        FxTest.await("the canvas", () -> shown("#canvas"));
        assertThat(model.check().problems()).isEmpty();
    }

    @Test
    void winnersWithoutATemplateAreReachedByTheKeyboard() throws Exception {
        click("#room-learn");
        click("#shelf-contest");
        FxTest.await("the chart", () -> shown("#winners-chart"));
        FxTest.run(() -> node("#winner-nec").requestFocus());
        robot.type(KeyCode.END);
        robot.type(KeyCode.LEFT);
        FxTest.run(() -> assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("winner-trimps"));
        assertThat(FxTest.onFx(() -> node("#winner-trimps").getAccessibleText()))
                .contains("2016", "2.99%");
        robot.type(KeyCode.ENTER);
        FxTest.await("the page", () -> shown("#article-winner-trimps"));
        click("#library-back");
        FxTest.await("the chart again", () -> shown("#winners-chart"));
        robot.type(KeyCode.ESCAPE);
        FxTest.await("the start page", () -> shown("#learn-start"));
        robot.type(KeyCode.ESCAPE);
        assertThat(FxTest.onFx(() -> shown("#learn-start"))).isTrue();
    }

    @Test
    void oneKeyExplainsTheSelectedBlockAndLeadsBack() throws Exception {
        FxTest.run(() -> {
            model.select(Set.of("conv1"));
            workbench.takeKeyboard();
        });
        explain();
        FxTest.await("the page", () -> shown("#article-block-conv"));
        FxTest.await("who has it", () -> node("#link-network-vgg16") != null);
        explain();
        FxTest.await("the canvas", () -> shown("#canvas"));
        FxTest.run(() -> model.select(Set.of()));
        explain();
        FxTest.await("the network's page", () -> shown("#article-network-deep-convnet"));
    }

    @Test
    void paletteAndInspectorLeadToPages() throws Exception {
        FxTest.run(() -> ((Button) node("#learn-batch-norm")).fire());
        FxTest.await("the block's page", () -> shown("#article-block-batch-norm"));
        backToTheWorkbench();
        FxTest.run(() -> ((Button) node("#learn-resnet152")).fire());
        FxTest.await("the template's page", () -> shown("#article-network-resnet152"));
        backToTheWorkbench();
        FxTest.run(() -> ((Hyperlink) node("#palette-history")).fire());
        FxTest.await("the history", () -> shown("#article-contest"));
        backToTheWorkbench();
        FxTest.run(() -> ((Hyperlink) node("#inspector-read")).fire());
        FxTest.await("the network's page", () -> shown("#article-network-deep-convnet"));
        backToTheWorkbench();
        FxTest.run(() -> model.select(Set.of("pool1")));
        FxTest.await("the block's heading", () -> node("#inspector-learn") != null);
        click("#inspector-learn");
        FxTest.await("the selected block's page", () -> shown("#article-block-pool"));
    }

    @Test
    void everyBlockHasAPageThatOpens() throws Exception {
        for (BlockType type : BlockType.all()) {
            FxTest.run(() -> desk.parts().library().orElseThrow().model().readAboutBlock(type.key()));
            FxTest.await(type.key(), () -> shown("#article-block-" + type.key()));
        }
    }

    @Test
    void topFiveErrorIsExplainedOnTheTrainedWeights() throws Exception {
        FxTest.run(() -> {
            desk.session().load();
            desk.parts().library().orElseThrow().model().readAboutTopFive();
        });
        FxTest.await("the errors", 30, () -> node("#top-five-error-5") != null);
        Predictions predictions =
                FxTest.onFx(() -> desk.shipped().shownProperty().get().test().predictions());
        FxTest.run(() -> {
            int missed = predictions.size() - predictions.within(1);
            assertThat(text("#top-five-error-1")).isEqualTo(String.format("%.2f%%", missed / 100.0));
            assertThat(text("#guess-place")).startsWith("1 of ");
            assertThat(text("#guess-verdict")).contains("an error for top-1, none for top-5");
            assertThat(node("#guess-bars").lookupAll(".mistake-bar")).hasSize(5);
            ((ToggleButton) node("#guess-all")).fire();
            assertThat(text("#guess-place")).endsWith("of 10,000");
        });
        click("#guess-next");
        assertThat(FxTest.onFx(() -> text("#guess-place"))).doesNotStartWith("0");
        assertThat(List.of("#guess-previous", "#guess-next", "#guess-random"))
                .allSatisfy(id -> assertThat(node(id).getAccessibleText()).isNotBlank());
    }

    private void backToTheWorkbench() throws Exception {
        click("#room-workbench");
        FxTest.await("the canvas", () -> shown("#canvas"));
    }

    private void explain() throws Exception {
        new Hands(workbench).press("Shift+F1");
    }

    private void click(String query) throws Exception {
        FxTest.await(query, () -> shown(query));
        Bounds bounds = FxTest.onFx(() -> node(query).localToScreen(node(query).getBoundsInLocal()));
        robot.clickOn(bounds.getCenterX(), bounds.getCenterY(), MouseButton.PRIMARY);
    }

    private boolean shown(String query) {
        for (Node up = node(query); up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return node(query) != null;
    }

    private Node node(String query) {
        return workbench.lookup(query);
    }

    private String text(String query) {
        return ((Labeled) node(query)).getText();
    }
}
