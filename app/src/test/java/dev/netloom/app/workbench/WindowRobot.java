package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.application.Platform;
import javafx.embed.swing.SwingFXUtils;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.image.Image;
import javafx.scene.input.MouseButton;
import javafx.scene.shape.Polyline;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;

/// Somebody at a real window, with a real mouse: builds, undoes, trains, pauses, steps, resumes, stops, and leaves.
/// Where the system property `netloom.pictures` names a folder, the README's pictures are taken on the way.
@Tag("robot")
class WindowRobot {
    private final FxRobot robot = new FxRobot();
    private Stage stage;

    @Test
    void builds_undoes_trains_pauses_steps_resumes_stops_and_leaves() throws Exception {
        stage = FxToolkit.registerPrimaryStage();
        FxToolkit.toolkitContext().setSetupTimeoutInMillis(120_000); // a machine with other work opens it late
        FxToolkit.setupApplication(NetloomApp.class);
        FxTest.await("the window", 30, () -> node("#room-workbench") != null);
        click("#room-workbench");
        FxTest.await("the network", 30, () -> count(".block") == 23);
        settle();
        picture("workbench-light");

        drag("#palette-dense", "#canvas");
        FxTest.await("the block that was dragged in", () -> count(".block") == 24);
        FxTest.await("the problem that it brings", () -> node("#train").isDisabled());
        click("#undo");
        FxTest.await("undo", () -> count(".block") == 23);
        FxTest.await("a network without problems", () -> !node("#train").isDisabled());

        click("#train");
        FxTest.await("batches", 120, () -> points("#curves-loss", "running") > 40);
        int early = FxTest.onFx(() -> points("#curves-loss", "running"));
        FxTest.await("the loss to grow on", 60, () -> points("#curves-loss", "running") > early);
        FxTest.await("two epochs", 240, () -> points("#curves-accuracy", "test") >= 2);
        picture("training-light");

        click("#train-pause");
        FxTest.await("pause", 20, () -> text("#status-message").equals("Paused"));
        long paused = step();
        click("#train-step");
        FxTest.await("one step", 20, () -> steps() == paused + 1);

        choose("tab-mistakes");
        FxTest.await("mistakes", 20, () -> count(".mistake-tile") > 5);
        click(".mistake-tile");
        FxTest.await("the mistake's probabilities", () -> count(".mistake-bar") == 5);
        click("#theme");
        picture("mistakes-dark");
        choose("tab-filters");
        click("#block-conv2");
        FxTest.await("filters", 20, () -> node("#filters-picture").isVisible());
        picture("filters-dark");
        click("#theme");
        choose("tab-curves");

        assertThat(step()).as("all this while").isEqualTo(paused + 1);
        click("#train-pause");
        FxTest.await("resumed", 20, () -> steps() > paused + 5);
        click("#train-stop");
        FxTest.await("stopped", 60, () -> text("#status-message").startsWith("Stopped after"));
        FxTest.await("ready again", () -> !node("#train").isDisabled());

        click("#train");
        FxTest.await("the second run", 60, () -> steps() > 3);
        Platform.runLater(() -> stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST)));
        FxTest.await(
                "the question",
                20,
                () -> robot.lookup("#close-training-keep").tryQuery().isPresent());
        robot.clickOn("#close-training-keep");
        long kept = steps();
        FxTest.await("training that goes on", 20, () -> steps() > kept);
    }

    /// For what no node tells: the window manager has placed the window, and what fades in is there.
    private static void settle() throws InterruptedException {
        Thread.sleep(1500);
    }

    private void click(String query) throws Exception {
        Bounds bounds = FxTest.onFx(() -> screen(node(query)));
        robot.clickOn(bounds.getCenterX(), bounds.getCenterY(), MouseButton.PRIMARY);
    }

    /// Lets go at a free place of the canvas: at the left, below its middle.
    private void drag(String from, String to) throws Exception {
        Bounds start = FxTest.onFx(() -> screen(node(from)));
        Bounds end = FxTest.onFx(() -> screen(node(to)));
        robot.drag(start.getCenterX(), start.getCenterY(), MouseButton.PRIMARY);
        robot.moveTo(end.getMinX() + 200, end.getMaxY() - 120);
        robot.moveTo(end.getMinX() + 70, end.getMaxY() - 110);
        robot.drop();
    }

    private void choose(String tab) throws Exception {
        FxTest.run(() -> ((Dock) node("#dock")).show(tab.replace("tab-", "")));
    }

    private void picture(String name) throws Exception {
        String folder = System.getProperty("netloom.pictures");
        if (folder != null) {
            settle();
            Files.createDirectories(Path.of(folder));
            Image image = FxTest.onFx(() -> stage.getScene().snapshot(null));
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", new File(folder, name + ".png"));
        }
    }

    private Node node(String query) {
        return stage.getScene().lookup(query);
    }

    private static Bounds screen(Node node) {
        return node.localToScreen(node.getBoundsInLocal());
    }

    private int count(String query) {
        return stage.getScene().getRoot().lookupAll(query).size();
    }

    private String text(String query) {
        return ((Label) node(query)).getText();
    }

    private long step() throws Exception {
        return FxTest.onFx(this::steps);
    }

    private long steps() {
        String epoch = text("#status-epoch");
        return epoch.isEmpty() ? 0 : Long.parseLong(epoch.replaceAll(".*batch ", ""));
    }

    private int points(String plot, String style) {
        Node found = node(plot);
        return found == null
                ? 0
                : ((Polyline) found.lookup(".plot-line." + style)).getPoints().size() / 2;
    }
}
