package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingFields;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The toolbar has to be readable in a window of 1,000 pixels; nothing waits behind a chevron.
class ToolbarWidthTest {
    private static final double WIDTH = 1000;

    private TrainingDesk desk;
    private Workbench workbench;
    private Stage stage;

    @BeforeEach
    void open() throws Exception {
        FxTest.start();
        FxTest.run(() -> {
            DiagramModel model = new DiagramModel(Diagram.of(new Project("Made up", ScriptedRun.network(), Map.of())));
            desk = new TrainingDesk(ScriptedRun::digits, TrainingDesk.engine(), model);
            workbench = new Workbench(model, desk.parts());
            stage = new Stage();
            stage.setScene(new Scene(workbench, WIDTH, 700));
            stage.show();
        });
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(stage::close);
    }

    @ParameterizedTest
    @CsvSource({"momentum, constant, 960", "nesterov, one-cycle, 1000", "rmsprop, one-cycle, 1420"})
    void everything_fits_and_no_word_is_cut_off(String optimizer, String schedule, double width) throws Exception {
        FxTest.run(() -> {
            stage.setWidth(width);
            desk.settings().typed(TrainingFields.OPTIMIZER).set(optimizer);
            desk.settings().typed(TrainingFields.SCHEDULE).set(schedule);
        });
        FxTest.await("the width", () -> workbench.getWidth() == width);
        FxTest.run(() -> {
            workbench.applyCss();
            workbench.layout();
            for (String id : List.of("#data-set", "#train", "#train-step", "#train-step-epoch", "#training-summary")) {
                Labeled shown = (Labeled) workbench.lookup(id);
                assertThat(((Text) shown.lookup(".text")).getText()).isEqualTo(shown.getText());
                assertThat(shown.localToScene(shown.getLayoutBounds()).getMaxX())
                        .isLessThanOrEqualTo(width);
            }
            Node theme = workbench.lookup("#theme");
            assertThat(theme.localToScene(theme.getLayoutBounds()).getMaxX()).isLessThanOrEqualTo(width);
        });
    }

    @Test
    void the_settings_in_a_line_open_the_panel_in_place_of_the_inspector() throws Exception {
        FxTest.run(() -> {
            ((ToggleButton) workbench.lookup("#training-summary")).fire();
            assertThat(workbench.lookup("#training-panel")).isNotNull();
            ((Button) workbench.lookup("#training-panel-close")).fire();
            assertThat(workbench.lookup("#training-panel")).isNull();
        });
    }
}
