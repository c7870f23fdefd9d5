package dev.netloom.app.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.image.TileGrid;
import dev.netloom.app.results.LiveWeights;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.store.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import javafx.beans.property.SimpleObjectProperty;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/// Somebody who draws with the mouse and with the keyboard, keeps what was drawn, and throws it
/// away again.
class DrawViewTest {
    @TempDir
    private Path folder;

    private final FxRobot robot = new FxRobot();
    private Path chosen;
    private StackPane root;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        chosen = folder.resolve("elsewhere");
        FxTest.run(() -> {
            TrainingSession session = new TrainingSession(
                    ScriptedRun::digits,
                    (graph, start, data, plan, control, events) ->
                            ScriptedRun.events(plan.epochs()).forEach(events));
            ShippedWeights none =
                    new ShippedWeights(session, new SimpleObjectProperty<>(ScriptedRun.network()), Map::of);
            LiveWeights watch = new LiveWeights(session, none, Duration.millis(200));
            root = new StackPane(
                    new DrawView(watch, session.dataProperty(), folder.resolve("digits"), () -> Optional.of(chosen)));
            stage = new Stage();
            stage.setScene(new Scene(root, 950, 300));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::close);
    }

    @Test
    void without_weights_it_says_what_to_do() throws Exception {
        FxTest.run(() -> {
            assertThat(text("#draw-verdict")).isEqualTo("No trained network");
            assertThat(text("#draw-note")).contains("Press Train");
        });
    }

    @Test
    void a_drawing_is_kept_where_data_are_read_and_deleted_again() throws Exception {
        drag(0.3, 0.2, 0.7, 0.8);
        FxTest.await("ink", () -> !root.lookup("#draw-clear").isDisabled());
        robot.clickOn("#draw-keep-7");
        FxTest.await("the kept digit", () -> text("#draw-kept-title").equals("1 kept"));
        FxTest.await("a clear pad", () -> root.lookup("#draw-clear").isDisabled());
        Path kept = folder.resolve("digits");
        FxTest.await("its files", () -> Files.exists(kept.resolve("t10k-labels-idx1-ubyte.gz")));
        Dataset data = Mnist.load(kept);
        assertThat(data.test().size()).isEqualTo(1);
        assertThat(data.test().label(0)).isEqualTo(7);
        assertThat(data.test().pixel(0, 14 * 28 + 14)).isGreaterThan(100);

        FxTest.run(() -> ((TileGrid<?>) root.lookup("#draw-kept")).select(0));
        robot.clickOn("#draw-delete");
        FxTest.await("nothing left", () -> text("#draw-kept-title").equals("Nothing kept"));
        FxTest.await("no files", () -> !Mnist.isIn(kept));
    }

    @Test
    void the_keyboard_draws_undoes_and_keeps() throws Exception {
        FxTest.run(() -> root.lookup("#draw-pad").requestFocus());
        robot.type(KeyCode.SPACE);
        for (int i = 0; i < 8; i++) {
            robot.type(KeyCode.DOWN);
        }
        robot.type(KeyCode.SPACE);
        FxTest.await("ink", () -> !root.lookup("#draw-clear").isDisabled());
        robot.clickOn("#draw-undo");
        FxTest.await("no ink", () -> root.lookup("#draw-clear").isDisabled());
        drag(0.5, 0.2, 0.5, 0.8);
        robot.type(KeyCode.DIGIT1);
        FxTest.await("the kept digit", () -> text("#draw-kept-title").equals("1 kept"));
    }

    @Test
    void the_folder_of_another_data_set_is_left_alone() throws Exception {
        chosen = Samples.mnist();
        robot.clickOn("#draw-folder");
        FxTest.await("the reason", () -> text("#draw-problem").contains("another data set"));
        chosen = folder.resolve("elsewhere");
        robot.clickOn("#draw-folder");
        FxTest.await("no reason", () -> text("#draw-problem").isEmpty());
    }

    private void drag(double fromX, double fromY, double toX, double toY) throws Exception {
        Bounds pad = FxTest.onFx(() -> {
            Node node = root.lookup("#draw-pad");
            return node.localToScreen(node.getLayoutBounds());
        });
        robot.drag(pad.getMinX() + fromX * pad.getWidth(), pad.getMinY() + fromY * pad.getHeight(), MouseButton.PRIMARY)
                .moveTo(pad.getMinX() + toX * pad.getWidth(), pad.getMinY() + toY * pad.getHeight())
                .drop();
    }

    private String text(String id) {
        return ((Label) root.lookup(id)).getText();
    }
}
