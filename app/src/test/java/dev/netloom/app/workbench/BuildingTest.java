package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import java.util.List;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each gesture of building once, as a person would make it.
class BuildingTest {
    private DiagramModel model;
    private Workbench workbench;
    private Hands hands;
    private Stage stage;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxTest.start();
    }

    @BeforeEach
    void open() throws Exception {
        FxTest.run(() -> {
            model = new DiagramModel(Documents.blank());
            workbench = new Workbench(model, WorkbenchParts.NONE);
            hands = new Hands(workbench);
            stage = new Stage();
            stage.setScene(new Scene(workbench, 1440, 900));
            stage.show();
        });
        FxTest.await("the window", () -> workbench.lookup("#block-output1") != null);
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::hide);
    }

    @Test
    void aBlockDroppedOnAWireIsSplicedIntoIt() throws Exception {
        hands.dropBlock("conv").onWire("input1", "output1");
        assertThat(inputs("conv1")).containsExactly("input1");
        assertThat(inputs("output1")).containsExactly("conv1");
        assertThat(model.undoNameProperty().get()).isEqualTo("add Conv");
    }

    @Test
    void aBlockDroppedOnEmptyCanvasStandsAlone() throws Exception {
        hands.dropBlock("conv").toEmptyCanvas();
        assertThat(inputs("conv1")).isEmpty();
        assertThat(inputs("output1")).containsExactly("input1");
    }

    private List<String> inputs(String id) {
        return model.diagram().graph().node(id).inputs();
    }
}
