package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.EngineRunner;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.UserFolder;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The receptive field of a unit, chosen and moved as a user would.
@Timeout(60)
class FieldsTest {
    @TempDir
    private Path folder;

    private DiagramModel model;
    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            UserFolder user = UserFolder.in(folder);
            model = new DiagramModel(Diagram.of(new Project("Small", ScriptedRun.network(), Map.of())));
            desk = new TrainingDesk(ScriptedRun::digits, new EngineRunner(), model, null, user);
            workbench = new Workbench(model, desk.parts(), null, user);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1200, 800));
            stage.show();
            desk.session().load();
            workbench.dock().show("fields");
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.onFx(() -> desk.session().close()).get(60, TimeUnit.SECONDS);
        FxTest.run(stage::hide);
    }

    private String words() {
        Node words = workbench.lookup("#field-words");
        return words == null ? "" : ((Label) words).getText();
    }

    @Test
    void theUnitOfASelectedBlockIsMovedByArrowKeysAndTellsItsField() throws Exception {
        FxTest.run(() -> model.select(Set.of("conv2")));
        FxTest.await(
                "the field, measured",
                30,
                () -> words().startsWith("Theoretical: 5 × 5 pixels, 25 of them")
                        && words().contains("Untrained: 95% of the gradient within")
                        && words().contains("Train the network"));
        FxTest.run(() -> {
            assertThat(((ComboBox<?>) workbench.lookup("#field-block")).getValue())
                    .isEqualTo("conv2");
            Node unit = workbench.lookup("#field-unit");
            for (int i = 0; i < 30; i++) {
                unit.fireEvent(new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.UP, false, false, false, false));
            }
        });
        FxTest.await("the edge", () -> words().contains("15 of them") && words().contains("leaves 3 × 5"));
    }
}
