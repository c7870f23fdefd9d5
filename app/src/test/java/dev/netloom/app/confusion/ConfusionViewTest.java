package dev.netloom.app.confusion;

import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.controls.ToggleSwitch;
import dev.netloom.app.plot.AnsweringSaver;
import dev.netloom.app.results.Cell;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Slider;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.xml.sax.InputSource;

/// Somebody who reads the matrix of a scripted run, and asks for the images of a cell.
class ConfusionViewTest {
    private final AnsweringSaver saver = new AnsweringSaver();
    private final AtomicInteger shown = new AtomicInteger();
    private TrainingSession session;
    private ResultsModel results;
    private StackPane root;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            session = new TrainingSession(
                    ScriptedRun::digits,
                    (graph, start, data, plan, control, events) ->
                            ScriptedRun.events(plan.epochs()).forEach(events));
            ShippedWeights none =
                    new ShippedWeights(session, new SimpleObjectProperty<>(ScriptedRun.network()), Map::of);
            results = new ResultsModel(session, none);
            root = new StackPane(new ConfusionView(
                    results,
                    new LiveWeights(session, none, Duration.seconds(1)),
                    shown::incrementAndGet,
                    shown::incrementAndGet,
                    new ExportMenu("confusion-export", () -> "confusion-matrix", saver)));
            stage = new Stage();
            stage.setScene(new Scene(root, 900, 320));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::close);
    }

    @Test
    void before_a_run_it_says_what_to_do() throws Exception {
        FxTest.run(() -> assertThat(root.lookup(".empty-state").isVisible()).isTrue());
    }

    @Test
    void counts_recall_and_precision_are_read_and_a_click_opens_the_images() throws Exception {
        train();
        FxTest.run(() -> {
            assertThat(count("#confusion-0-1")).isEqualTo("1");
            assertThat(count("#confusion-0-0")).isEqualTo("39");
            assertThat(count("#confusion-0-5")).isEmpty();
            assertThat(root.lookup("#confusion-0-1").getAccessibleText()).contains("1 of 40");
            assertThat(((Label) root.lookup("#confusion-recall-0")).getText()).isEqualTo("97.5%");
            assertThat(((Label) root.lookup("#confusion-precision-9")).getText())
                    .isEqualTo("97.6%");
        });
        new FxRobot().clickOn("#confusion-0-1");
        FxTest.await("the images", () -> shown.get() == 1);
        FxTest.run(() -> assertThat(results.cellProperty().get()).isEqualTo(new Cell(0, 1)));
    }

    /// Of a network whose weights lack a layer; what it is of others, see LooksTest.
    @Test
    void the_mean_over_variants_says_where_it_cannot_be_had_and_is_turned_off() throws Exception {
        train();
        FxTest.run(() -> ((ToggleSwitch) root.lookup("#variants-on")).setSelected(true));
        FxTest.await("why not", () -> words().equals("That could not be evaluated."));
        FxTest.run(() -> {
            ((ToggleSwitch) root.lookup("#variants-on")).setSelected(false);
            assertThat(words()).isEmpty();
            assertThat(((Label) root.lookup("#confusion-title")).getText()).doesNotContain("variants");
        });
    }

    private String words() {
        return ((Label) root.lookup("#variants-words")).getText();
    }

    @Test
    void arrow_keys_walk_and_enter_opens() throws Exception {
        train();
        FxTest.run(() -> {
            root.lookup("#confusion-0-0").requestFocus();
            press(KeyCode.RIGHT);
            press(KeyCode.DOWN);
            press(KeyCode.DOWN);
            press(KeyCode.UP);
            assertThat(stage.getScene().getFocusOwner().getId()).isEqualTo("confusion-1-1");
            press(KeyCode.ENTER);
            assertThat(shown.get()).isEqualTo(1);
            assertThat(results.cellProperty().get()).isEqualTo(new Cell(1, 1));
        });
    }

    @Test
    void the_slider_counts_more_classes_as_hits() throws Exception {
        train();
        FxTest.run(() -> {
            assertThat(text("#confusion-error")).isEqualTo("Top-1 error 2.00%");
            assertThat(text("#confusion-error-interval")).contains("8 of 400").contains("1.02");
            ((Slider) root.lookup("#confusion-k")).setValue(2);
            assertThat(text("#confusion-error")).isEqualTo("Top-2 error 0.00%");
        });
    }

    @Test
    void the_classes_of_other_images_are_called_by_their_own_names() throws Exception {
        train();
        FxTest.run(() -> assertThat(heads()).contains("7").doesNotContain("Ankle boot"));
        Dataset digits = ScriptedRun.digits();
        List<String> names = IntStream.range(0, 10)
                .mapToObj(k -> k == 7 ? "Ankle boot" : "shoe " + k)
                .toList();
        FxTest.run(() -> session.use(new Dataset("shoes", digits.train(), digits.test(), names)));
        FxTest.await("the shoes", () -> session.dataProperty().get().name().equals("shoes"));
        train();
        FxTest.await("their names", () -> heads().contains("Ankle boot"));
        FxTest.run(() -> {
            assertThat(heads()).doesNotContain("7");
            assertThat(root.lookup("#confusion-7-7").getAccessibleText()).contains("Ankle boot");
        });
    }

    private List<String> heads() {
        return root.lookupAll(".confusion-head").stream()
                .map(head -> ((Label) head).getText())
                .toList();
    }

    @Test
    void the_matrix_is_written_as_a_picture_a_drawing_and_a_table(@TempDir Path folder) throws Exception {
        train();
        saver.folder = folder;
        FxTest.run(
                () -> ((MenuButton) root.lookup("#confusion-export")).getItems().forEach(MenuItem::fire));
        FxTest.await("three files", () -> saver.saved.size() == 3);
        List<String> lines = Files.readAllLines(folder.resolve("confusion-matrix.csv"));
        assertThat(lines).hasSize(11);
        assertThat(lines.get(1)).startsWith("\"0\",39,1,0,").contains(",0.975,");
        String svg = Files.readString(folder.resolve("confusion-matrix.svg"));
        DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
        assertThat(svg).contains(">39</text>");
        assertThat(folder.resolve("confusion-matrix.png")).isNotEmptyFile();
    }

    @Test
    void one_mistake_is_seen_beside_a_thousand() {
        assertThat(MatrixCell.strength(0, 1000)).isZero();
        assertThat(MatrixCell.strength(1, 1000)).isGreaterThan(0.2);
        assertThat(MatrixCell.strength(1000, 1000)).isEqualTo(1);
    }

    private void train() throws Exception {
        FxTest.run(() -> session.train(ScriptedRun.network(), TrainingConfig.of(2), PrecisionChoice.FLOAT32));
        FxTest.await("the matrix", () -> {
            root.applyCss();
            root.layout();
            Node title = root.lookup("#confusion-title");
            return title instanceof Label label && label.getText().endsWith("at the end");
        });
    }

    private String count(String id) {
        return ((Label) root.lookup(id).lookup(".label")).getText();
    }

    private String text(String id) {
        return ((Label) root.lookup(id)).getText();
    }

    private void press(KeyCode key) {
        Node node = stage.getScene().getFocusOwner();
        node.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }
}
