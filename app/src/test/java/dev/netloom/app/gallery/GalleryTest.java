package dev.netloom.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.image.InsideChoice;
import dev.netloom.app.image.TileGrid;
import dev.netloom.app.plot.AnsweringSaver;
import dev.netloom.app.results.KeptVerdicts;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Mistakes and filters of a scripted run.
class GalleryTest {
    private final AnsweringSaver saver = new AnsweringSaver();
    private final InsideChoice choice = new InsideChoice(Optional::empty);
    private TrainingSession session;
    private VBox root;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void build() throws Exception {
        session = FxTest.onFx(() -> new TrainingSession(
                ScriptedRun::digits,
                (graph, start, data, plan, control, events) ->
                        ScriptedRun.events(plan.epochs()).forEach(events)));
        ShippedWeights none = FxTest.onFx(
                () -> new ShippedWeights(session, new SimpleObjectProperty<>(ScriptedRun.network()), Map::of));
        root = FxTest.onFx(() -> {
            LiveWeights watch = new LiveWeights(session, none, Duration.millis(100));
            MistakesView mistakes = new MistakesView(
                    new ResultsModel(session, none),
                    new KeptVerdicts(Path.of("target", "no-verdicts"), session.dataProperty()),
                    none,
                    watch,
                    menu("mistakes"));
            LiveWeights own = new LiveWeights(session, none, Duration.millis(100));
            return new VBox(sized(mistakes), sized(new FiltersView(own, none, choice, menu("filters"))));
        });
        FxTest.onFx(() -> new Scene(root, 1000, 600));
    }

    @Test
    void without_a_run_both_say_what_to_do() throws Exception {
        FxTest.run(() -> {
            assertThat(root.lookup("#mistakes").lookup(".empty-state").isVisible())
                    .isTrue();
            assertThat(root.lookup("#filters").lookup(".empty-state").isVisible())
                    .isTrue();
        });
    }

    @Test
    void mistakes_are_counted_with_accuracy_and_interval_and_the_surest_comes_first() throws Exception {
        train();
        FxTest.run(() -> {
            assertThat(text("#mistakes-header")).startsWith("8 of 400");
            assertThat(text("#mistakes-accuracy")).contains("98.00%").contains("96.10\u201398.98%");
            root.applyCss();
            root.layout();
            assertThat(root.lookupAll(".mistake-tile")).hasSize(8);
            assertThat(((MistakeTile) root.lookup(".mistake-tile")).getAccessibleText())
                    .contains("85% sure");
        });
    }

    @Test
    void arrow_keys_choose_a_mistake_and_its_probabilities_appear() throws Exception {
        train();
        FxTest.run(() -> {
            press(KeyCode.RIGHT);
            press(KeyCode.RIGHT);
            TileGrid<?> grid = (TileGrid<?>) root.lookup("#mistakes-grid");
            assertThat(grid.selectedProperty().get()).isEqualTo(1);
            press(KeyCode.END);
            assertThat(grid.selectedProperty().get()).isEqualTo(7);
            assertThat(root.lookupAll(".mistake-bar")).hasSize(5);
        });
    }

    @Test
    void the_filters_of_every_convolution_can_be_chosen_and_no_channel_is_hidden() throws Exception {
        train();
        FxTest.run(() -> {
            assertThat(convs().getItems()).hasToString("[conv1, conv2]");
            assertThat(convs().getValue()).hasToString("conv1");
            choice.blockProperty().set("conv2");
        });
        FxTest.await("channels", () -> channels().getItems().size() == 17);
        FxTest.run(() -> {
            root.applyCss();
            root.layout();
            Node picture = root.lookup("#filters-picture");
            assertThat(((ImageView) picture.lookup(".image-view")).getImage().getWidth())
                    .isGreaterThan(16 * 3 * 2);
        });
    }

    @Test
    void more_than_a_page_of_channels_comes_in_pages_and_one_by_one() {
        FilterKernels wide = new FilterKernels(130, 130, 1, 1, new float[130 * 130]);
        FiltersBar bar = new FiltersBar(new InsideChoice(Optional::empty), menu("filters"));
        bar.describe(wide, 1, false);
        assertThat(bar.channels().count()).isEqualTo(64);
        assertThat(Part.pages(130, (first, last) -> first + "-" + last))
                .extracting(Part::words)
                .containsExactly("1-64", "65-128", "129-130");
    }

    @Test
    void what_is_shown_is_written_and_a_file_that_cannot_be_is_told(@TempDir Path folder) throws Exception {
        train();
        saver.folder = folder;
        export("#mistakes-export");
        export("#filters-export");
        FxTest.await("three files", () -> saver.saved.size() == 3);
        List<String> lines = Files.readAllLines(folder.resolve("mistakes-deep-net.csv"));
        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines.getFirst())
                .startsWith("index,label,predicted,confidence,loss,\"probability of 0\"")
                .endsWith("\"probability of 9\",verdict,verdict_class");
        assertThat(lines.get(1).split(",", -1)).hasSize(17);
        assertThat(ImageIO.read(folder.resolve("filters-deep-net.png").toFile()).getWidth())
                .isGreaterThan(100);

        saver.folder = folder.resolve("mistakes-deep-net.csv").resolve("no folder");
        export("#filters-export");
        FxTest.await("a sentence", () -> saver.failures.size() == 1);
        assertThat(Files.readAllLines(folder.resolve("mistakes-deep-net.csv"))).isEqualTo(lines);
    }

    private void export(String id) throws Exception {
        FxTest.run(() -> ((MenuButton) root.lookup(id)).getItems().forEach(MenuItem::fire));
    }

    private ExportMenu menu(String what) {
        return new ExportMenu(what + "-export", () -> ExportMenu.fileName(what, "DeepNet"), saver);
    }

    private void train() throws Exception {
        FxTest.run(() -> session.train(ScriptedRun.network(), TrainingConfig.of(3), PrecisionChoice.FLOAT32));
        FxTest.await("the end", () -> session.stateProperty().get() == TrainingState.IDLE);
        FxTest.await("mistakes", () -> text("#mistakes-header").contains("end"));
        FxTest.await(
                "filters", () -> !root.lookup("#filters").lookup(".empty-state").isVisible());
    }

    private void press(KeyCode key) {
        Node grid = root.lookup("#mistakes-grid");
        grid.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", key, false, false, false, false));
    }

    private String text(String id) {
        return ((Label) root.lookup(id)).getText();
    }

    private ComboBox<?> convs() {
        return (ComboBox<?>) root.lookup("#filters-conv");
    }

    private ComboBox<?> channels() {
        return (ComboBox<?>) root.lookup("#filters-channel");
    }

    private static Region sized(Region view) {
        view.setMinHeight(280);
        return view;
    }
}
