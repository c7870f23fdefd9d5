package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.Samples;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A newcomer on the start page: to the experiments, pages, views and networks that it leads to.
class LearnTest {

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
        });
        FxTest.run(() -> {
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            workbench.rooms().open(Room.LEARN); // as at a first start: nothing else is laid out
            stage.show();
        });
        FxTest.await("the start page", 30, () -> shown("#learn-start"));
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
        FxTest.onFx(() -> desk.session().close()).get();
    }

    @Test
    void theStartPageLeadsToAnExperimentAPageAViewAndANetwork() throws Exception {
        FxTest.run(() -> assertThat(node("#first-5x5-or-two-3x3").getAccessibleText())
                .startsWith("5×5 against stacked 3×3")
                .endsWith("(Experiment)"));
        // Layers as the papers count them: with weights, along the longest way.
        FxTest.await(
                "the figures", 30, () -> text("#learn-template-resnet20-28").startsWith("20 layers"));
        FxTest.run(() -> {
            assertThat(text("#learn-template-deep-convnet")).isEqualTo("8 layers · 123,552 parameters");
            assertThat(text("#learn-template-googlenet-28")).startsWith("22 layers");
            assertThat(text("#learn-template-resnet18-28")).startsWith("18 layers");
        });
        take("#first-5x5-or-two-3x3");
        FxTest.await("the experiment", () -> shown("#compare-view") && asked().equals("5x5-or-two-3x3"));

        FxTest.run(() -> workbench.rooms().open(Room.LEARN));
        take("#step-plain-or-residual");
        FxTest.await("another experiment", () -> shown("#compare-view") && asked().equals("plain-or-residual"));

        FxTest.run(() -> workbench.rooms().open(Room.LEARN));
        take("#step-vgg");
        FxTest.await("the page", () -> shown("#article-network-vgg16"));
        FxTest.run(() -> press(node("#library-shelf"), KeyCode.ESCAPE));
        FxTest.await("the start page again", () -> shown("#learn-start"));

        take("#step-runs");
        FxTest.await("the runs", () -> shown("#runs"));

        FxTest.run(() -> workbench.rooms().open(Room.LEARN));
        take("#step-confusion");
        FxTest.await("the view", () -> shown("#dock"));
        FxTest.run(
                () -> assertThat(workbench.dock().shownProperty().get().key()).isEqualTo("confusion"));

        FxTest.run(() -> workbench.rooms().open(Room.LEARN));
        take("#learn-template-lenet5");
        FxTest.await("the network", () -> model.diagram().name().equals("LeNet-5"));
        FxTest.run(() -> assertThat(shown("#canvas")).isTrue());
    }

    /// As the keyboard does.
    private void take(String query) throws Exception {
        FxTest.await(query, () -> shown(query));
        FxTest.run(() -> press(node(query), KeyCode.ENTER));
    }

    private static void press(Node node, KeyCode code) {
        node.requestFocus();
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false));
    }

    private String asked() {
        return desk.compare().model().questionProperty().get() == null
                ? ""
                : desk.compare().model().questionProperty().get().experiment().name();
    }

    private boolean shown(String query) {
        for (Node up = node(query); up != null; up = up.getParent()) {
            if (!up.isVisible()) {
                return false;
            }
        }
        return node(query) != null;
    }

    private String text(String query) {
        return ((Labeled) node(query).lookup(".learn-line-text")).getText();
    }

    private Node node(String query) {
        return workbench.lookup(query);
    }
}
