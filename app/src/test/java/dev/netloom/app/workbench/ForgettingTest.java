package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.diagram.Edits;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingState;
import dev.netloom.app.ui.Theme;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.UserFolder;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.shape.Polyline;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is shown belongs to the network that is shown: a run is left behind with its document.
class ForgettingTest {
    private final CountDownLatch end = new CountDownLatch(1);
    private final Diagram own = Diagram.of(new Project("Own", ScriptedRun.network(), Map.of()));
    private final DiagramModel model = new DiagramModel(own);

    @TempDir
    Path folder;

    private TrainingDesk desk;
    private BorderPane root;
    private Stage stage;

    @BeforeEach
    void train() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            desk = new TrainingDesk(
                    ScriptedRun::digits,
                    (graph, start, data, plan, control, events) -> {
                        ScriptedRun.events(2).forEach(events);
                        await(end);
                    },
                    model,
                    null,
                    UserFolder.in(folder));
            WorkbenchParts parts = desk.parts();
            Dock dock = new Dock();
            parts.views().forEach(dock::add);
            root = new BorderPane(dock);
            root.setTop(parts.tools().getFirst());
            root.setBottom(parts.status().getFirst());
            Theme.LIGHT.apply(root);
            stage = new Stage();
            stage.setScene(new Scene(root, 900, 400));
            stage.show();
            desk.session().train(own.graph(), TrainingConfig.of(2), PrecisionChoice.FLOAT32);
        });
        FxTest.await("accuracies", () -> best().contains("98.00%") && points() > 0);
    }

    @AfterEach
    void close() throws Exception {
        end.countDown();
        FxTest.onFx(() -> desk.session().close()).get(60, TimeUnit.SECONDS);
        FxTest.run(stage::close);
    }

    @Test
    void aRunIsShownWithItsOwnNetworkOrSaysThatItIsOfAnotherUntilItIsForgotten() throws Exception {
        FxTest.run(() -> {
            model.open(Documents.blank(), Optional.empty());
            assertShown("it goes on", true);
            model.open(own, Optional.empty());
            assertShown("the same network", false);
            end.countDown();
        });
        FxTest.await("the end", () -> desk.session().stateProperty().get() == TrainingState.IDLE);
        FxTest.run(() -> {
            model.open(own, Optional.empty());
            assertShown("opened again", false);
            model.edit("delete", before -> Edits.delete(before, List.of("conv2")));
            assertShown("edited", true);
            model.open(Documents.blank(), Optional.empty());
            assertThat(best()).isEmpty();
            assertThat(root.lookup("#status-drift").isVisible()).isFalse();
            assertThat(desk.session().graphProperty().get()).isNull();
            assertThat(desk.session().weightsProperty().get()).isNull();
            assertThat(desk.session().bestProperty().get()).isNull();
            assertThat(desk.session().notices().property().get().text()).doesNotContain("98.00%");
        });
        FxTest.await("no curves", () -> points() == 0);
    }

    private void assertShown(String when, boolean ofAnother) {
        assertThat(best()).as(when).contains("98.00%");
        assertThat(root.lookup("#status-drift").isVisible()).as(when).isEqualTo(ofAnother);
    }

    private String best() {
        return ((Label) root.lookup("#status-best")).getText();
    }

    /// Of the curve as one sees it: an empty view hides its plots and does not draw them anew.
    private int points() {
        Node line = root.lookup("#curves-loss .plot-line.running");
        return line == null || !isSeen(line) ? 0 : ((Polyline) line).getPoints().size();
    }

    private static boolean isSeen(Node node) {
        return node == null || node.isVisible() && isSeen(node.getParent());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
