package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A newcomer opens the window: there is something to see before anything was trained.
class ShippedWeightsTest {
    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;

    private static Dataset fewerDigits() throws FileProblem {
        Dataset all = Mnist.load(Samples.mnist());
        return new Dataset(all.name(), all.train().first(100), all.test().first(3_000), all.classes());
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            desk = new TrainingDesk(
                    ShippedWeightsTest::fewerDigits,
                    (graph, start, data, plan, control, events) ->
                            ScriptedRun.events(1).forEach(events),
                    model);
            workbench = new Workbench(model, desk.parts());
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            desk.session().load();
            workbench.documents().openSample("deep-convnet");
        });
        FxTest.await("mistakes", 60, () -> chosen("mistakes") && !isEmpty("mistakes"));
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> desk.session().close()).get(60, TimeUnit.SECONDS);
        FxTest.run(stage::close);
    }

    @Test
    void mistakesAndFiltersAreThereBeforeAnyTrainingAndSayWhereTheyComeFrom() throws Exception {
        FxTest.await("tiles", () -> !workbench.lookupAll(".mistake-tile").isEmpty());
        FxTest.run(() -> {
            assertThat(text("mistakes-header")).contains("of 3,000");
            assertThat(text("mistakes-shipped")).isEqualTo(Texts.of("shipped.mistakes"));
            assertThat(node("mistakes-shipped").isVisible()).isTrue();
        });
        FxTest.await("filters", () -> chosen("filters") && !isEmpty("filters"));
        FxTest.run(() -> {
            assertThat(convs().getItems()).hasSize(6);
            assertThat(text("filters-shipped")).containsPattern("99[.][0-9]+% of 3,000");
            assertThat(desk.session().weightsProperty().get()).isNull();
            assertThat(desk.session().stateProperty().get()).isEqualTo(TrainingState.IDLE);
        });
    }

    @Test
    void aRunTakesTheirPlace() throws Exception {
        FxTest.run(() -> ((Button) node("train")).fire());
        FxTest.await(
                "the curves", () -> workbench.dock().shownProperty().get().key().equals("curves"));
        FxTest.await(
                "the end of the run",
                () -> chosen("mistakes") && text("mistakes-header").contains("at the end"));
        FxTest.run(() -> {
            assertThat(text("mistakes-header")).startsWith("8 of 400");
            assertThat(node("mistakes-shipped").isVisible()).isFalse();
        });
        FxTest.await("filters", () -> chosen("filters") && !isEmpty("filters"));
        FxTest.run(() -> assertThat(node("filters-shipped").isVisible()).isFalse());
    }

    @Test
    void anotherNetworkClearsThemAndUndoBringsThemBack() throws Exception {
        FxTest.run(() -> model.edit("delete", diagram -> Edits.delete(diagram, List.of("conv2"))));
        FxTest.await("nothing", () -> isEmpty("mistakes"));
        FxTest.run(() -> assertThat(emptyText("mistakes")).isEqualTo(Texts.of("mistakes.outgrown.text")));
        FxTest.await("no filters", () -> chosen("filters") && isEmpty("filters"));
        FxTest.run(() -> assertThat(emptyText("filters")).isEqualTo(Texts.of("filters.outgrown.text")));
        FxTest.run(model::undo);
        FxTest.await("filters", () -> !isEmpty("filters"));
        FxTest.await("mistakes", () -> chosen("mistakes") && !isEmpty("mistakes"));
    }

    @Test
    void moreThanOneNetworkBringsSome() throws Exception {
        FxTest.run(() -> workbench.documents().openSample("simple-convnet"));
        FxTest.await(
                "filters", 60, () -> chosen("filters") && convs().getItems().size() == 1 && !isEmpty("filters"));
        FxTest.run(() -> assertThat(node("filters-shipped").isVisible()).isTrue());
    }

    /// Chooses a view of the dock.
    private boolean chosen(String view) {
        workbench.dock().show(view);
        return node(view) != null;
    }

    private boolean isEmpty(String view) {
        return node(view).lookup(".empty-state").isVisible();
    }

    private String emptyText(String view) {
        return ((Label) node(view).lookup(".empty-state .text-muted")).getText();
    }

    private ComboBox<?> convs() {
        return (ComboBox<?>) node("filters-conv");
    }

    private Node node(String id) {
        return workbench.lookup("#" + id);
    }

    private String text(String id) {
        return ((Label) node(id)).getText();
    }
}
