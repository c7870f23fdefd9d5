package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.TrainingState;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.Slider;
import javafx.scene.control.Spinner;
import javafx.scene.control.SpinnerValueFactory;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The deeper looks, before, during and after a real training.
class LooksTest {
    private static final Graph SMALL = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(4, 5, 2, 2),
            new Relu(),
            Pool.of(Pool.Kind.MAX, 2, 2, 0),
            Conv.of(6, 3, 1, 1),
            new Relu(),
            new Flatten(),
            Dense.of(20),
            new Relu(),
            Dense.of(10),
            new Output());

    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;

    private static Dataset fewDigits() throws FileProblem {
        Dataset all = Mnist.load(Samples.mnist());
        return new Dataset(all.name(), all.train().first(500), all.test().first(100), all.classes());
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            model = new DiagramModel(Diagram.of(new Project("Small", SMALL, Map.of())));
            desk = new TrainingDesk(LooksTest::fewDigits, TrainingDesk.engine(), model);
            workbench = new Workbench(model, desk.parts());
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1000, 700));
            stage.show();
            choose("saliency");
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> desk.session().close()).get(60, TimeUnit.SECONDS);
        FxTest.run(stage::close);
    }

    @Test
    void a_network_that_learns_is_looked_into_live() throws Exception {
        FxTest.run(() -> assertThat(((Labeled) workbench.lookup("#looks-saliency .empty-state-title")).getText())
                .isEqualTo("Nothing to look into yet"));
        train(300);
        FxTest.await("an explanation", 60, () -> text("#saliency-words").contains("Explained is the score of"));
        String before = FxTest.onFx(() -> text("#saliency-words"));
        FxTest.await("other weights", 30, () -> !text("#saliency-words").equals(before));
        FxTest.run(() -> box("#saliency-class").setValue("3"));
        FxTest.await("another class", () -> text("#saliency-words").contains("Explained is the score of 3,"));
        FxTest.run(() -> box("#saliency-conv").setValue("conv1"));
        FxTest.run(() -> assertThat(text("#saliency-cam-title")).isEqualTo("Grad-CAM, conv1"));

        look("plane");
        FxTest.await(
                "some epochs",
                60,
                () -> slider().getMax() >= 2 && text("#plane-moment").startsWith("epoch"));
        desk.session().pause();
        FxTest.await("pause", 20, () -> desk.session().stateProperty().get() == TrainingState.PAUSED);
        FxTest.run(() -> slider().setValue(0));
        FxTest.run(() -> {
            assertThat(text("#plane-moment")).isEqualTo("before training");
            assertThat(text("#plane-variance")).startsWith("The plane shows").contains("Of these 100 images");
        });
        fire("#plane-play");
        FxTest.await("another moment", () -> text("#plane-moment").startsWith("epoch"));
        fire("#plane-play");
    }

    @Test
    void a_trained_network_shows_what_its_filters_and_features_are_like() throws Exception {
        train(3);
        FxTest.await("the end", 60, () -> desk.session().stateProperty().get() == TrainingState.IDLE);

        look("dream");
        FxTest.await("a dream", 60, () -> text("#dream-step").equals("step 120 of 120"));
        FxTest.await("its digits", 30, () -> count("#dream-exciters", ".looks-tile") == 9);
        FxTest.run(() -> press("#dream-grid", KeyCode.RIGHT));
        FxTest.run(() -> assertThat(text("#dream-title")).startsWith("Filter 2:"));
        fire("#dream-again");
        FxTest.await("a new beginning", () -> !text("#dream-step").equals("step 120 of 120"));

        look("plane");
        FxTest.await("points", 60, () -> text("#plane-variance").contains("Of these 100 images"));
        FxTest.run(() -> {
            press("#plane-points", KeyCode.RIGHT);
            press("#plane-points", KeyCode.UP);
        });
        FxTest.run(() -> assertThat(text("#plane-digit-title")).startsWith("Test image "));
        String digit = FxTest.onFx(() -> text("#plane-digit-title").replaceAll("\\D", ""));
        fire("#plane-nearest");

        FxTest.await("neighbours", 60, () -> text("#nearest-words").contains("Searched: all 500 training images"));
        FxTest.run(() -> {
            assertThat(((Spinner<?>) workbench.lookup("#nearest-number")).getValue())
                    .isEqualTo(Integer.valueOf(digit));
            assertThat(text("#nearest-words")).contains("of the 12 nearest").contains("20 values of");
        });
        look("turned");
        FxTest.await("the turned image", 60, () -> text("#turned-words").contains("It stays "));
        FxTest.run(() -> {
            assertThat(count("#turned", ".plot-line")).isEqualTo(4);
            assertThat(workbench.lookup("#turned-plot").getAccessibleText()).contains("turned by 0");
        });
        look("confusion");
        FxTest.run(() -> variants().setSelected(true));
        FxTest.await(
                "what the mean over variants brings",
                60,
                () -> text("#variants-words").matches("(?s)With it .* points \\(95%\\).*McNemar.*"));
        FxTest.await("its matrix", () -> text("#confusion-title").contains("mean over 8 variants"));
        FxTest.run(() -> variants().setSelected(false));
        FxTest.await("the run's matrix", () -> !text("#confusion-title").contains("variants"));
        FxTest.run(() -> {
            variants().setSelected(true);
            ((ButtonBase) workbench.lookup("#variants-stop")).fire();
            assertThat(variants().isSelected()).isFalse();
        });
        look("nearest");
        fire("#nearest-cosine");
        FxTest.await("another distance", () -> firstTile().matches(".*distance 0(\\.\\d+)?;.*"));

        look("depth");
        FxTest.await("both convolutions", 60, () -> workbench.lookup("#depth-conv2") != null);
        FxTest.run(() -> assertThat(text("#depth-state")).startsWith("Since their random beginning"));
    }

    @Test
    void one_choice_of_block_unit_and_image_is_shown_by_all_views() throws Exception {
        train(1);
        FxTest.await("the end", 60, () -> desk.session().stateProperty().get() == TrainingState.IDLE);
        look("filters");
        FxTest.await("filters", () -> !box("#filters-conv").getItems().isEmpty());
        FxTest.run(() -> box("#filters-conv").setValue("conv2"));
        look("maps");
        FxTest.await("maps", () -> workbench.lookup("#maps-grid") != null);
        FxTest.run(() -> {
            assertThat(box("#maps-layer").getValue()).isEqualTo("conv2");
            press("#maps-grid", KeyCode.RIGHT);
            number("#maps-number").setValue(43);
        });
        FxTest.await("map 2", () -> text("#working-title").startsWith("conv2, map 2"));
        look("fields");
        FxTest.run(() -> {
            assertThat(box("#field-block").getValue()).isEqualTo("conv2");
            assertThat(number("#field-channel").getValue()).isEqualTo(2);
            assertThat(number("#field-number").getValue()).isEqualTo(43);
        });
        look("saliency");
        FxTest.await("Grad-CAM", 30, () -> text("#saliency-cam-title").equals("Grad-CAM, conv2"));
        look("dream");
        FxTest.await("filter 2", 60, () -> text("#dream-title").startsWith("Filter 2:"));
        look("plane");
        FxTest.await(
                "the image on the map", 60, () -> text("#plane-digit-title").equals("Test image 43"));

        FxTest.run(() -> model.select(Set.of("pool1")));
        look("filters");
        FxTest.await("the sentence", () -> text("#filters-conv-note").equals("pool1 cannot be shown here."));
        FxTest.run(() -> assertThat(box("#filters-conv").getValue()).isEqualTo("conv1"));
        look("maps");
        FxTest.await("the choice itself", () -> box("#maps-layer").getValue().equals("pool1"));
    }

    @Test
    void a_mistake_that_is_opened_large_leads_to_deeper_looks() throws Exception {
        train(1);
        FxTest.await("the end", 60, () -> desk.session().stateProperty().get() == TrainingState.IDLE);
        FxTest.run(() -> choose("mistakes"));
        FxTest.await("mistakes", () -> count("#mistakes", ".mistake-tile") > 0);
        FxTest.run(() -> {
            press("#mistakes-grid", KeyCode.RIGHT);
            press("#mistakes-grid", KeyCode.ENTER);
        });
        FxTest.await("the large digit", () -> digitPage() != null);
        String title = FxTest.onFx(() -> ((Stage) digitPage().getScene().getWindow()).getTitle());
        FxTest.run(() -> ((ButtonBase) digitPage().lookup("#digit-saliency")).fire());
        FxTest.await("its saliency", 30, () -> text("#saliency-words").contains("Explained"));
        FxTest.run(() -> {
            assertThat(digitPage()).isNull();
            assertThat(((Spinner<?>) workbench.lookup("#saliency-number")).getValue())
                    .isEqualTo(Integer.valueOf(title.replaceAll("\\D", "")));
        });
        fire("#saliency-mistake-next");
        FxTest.run(() -> assertThat(((Spinner<?>) workbench.lookup("#saliency-number")).getValue())
                .isNotEqualTo(Integer.valueOf(title.replaceAll("\\D", ""))));
    }

    private ToggleSwitch variants() {
        return (ToggleSwitch) workbench.lookup("#variants-on");
    }

    private static Parent digitPage() {
        return Window.getWindows().stream()
                .map(window -> window.getScene().getRoot())
                .filter(page -> "digit-page".equals(page.getId()))
                .findFirst()
                .orElse(null);
    }

    private void train(int epochs) throws Exception {
        FxTest.run(() -> desk.session().train(SMALL, TrainingConfig.of(epochs), PrecisionChoice.FLOAT32));
        FxTest.await("a beginning", 120, () -> desk.session().weightsProperty().get() != null);
    }

    private void choose(String view) {
        workbench.dock().show(view);
    }

    private void look(String key) throws Exception {
        FxTest.run(() -> choose(key));
    }

    private void fire(String id) throws Exception {
        FxTest.run(() -> ((ButtonBase) workbench.lookup(id)).fire());
    }

    private void press(String id, KeyCode key) {
        Node node = workbench.lookup(id);
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private String text(String id) {
        return workbench.lookup(id) instanceof Labeled label ? label.getText() : "";
    }

    private int count(String id, String style) {
        Node node = workbench.lookup(id);
        return node == null ? 0 : node.lookupAll(style).size();
    }

    private String firstTile() {
        Node tile = workbench.lookup("#nearest-grid .tile");
        return tile == null || tile.getAccessibleText() == null ? "" : tile.getAccessibleText();
    }

    @SuppressWarnings("unchecked")
    private SpinnerValueFactory<Integer> number(String id) {
        return ((Spinner<Integer>) workbench.lookup(id)).getValueFactory();
    }

    private Slider slider() {
        return (Slider) workbench.lookup("#plane-epoch");
    }

    @SuppressWarnings("unchecked")
    private ComboBox<String> box(String id) {
        return (ComboBox<String>) workbench.lookup(id);
    }
}
