package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.PrecisionChoice;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.skin.ComboBoxListViewSkin;
import javafx.scene.text.Text;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The toolbar has to be readable in a window of 1,000 pixels; only the precision may wait behind the chevron.
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
    @CsvSource({
        "MOMENTUM, CONSTANT, AUTO",
        "NESTEROV, ONE_CYCLE, FLOAT32",
        "ADAMW, COSINE, BFLOAT16",
        "RMSPROP, STEP, BFLOAT16"
    })
    void everythingFitsAndNoChoiceIsCutOff(OptimizerKind optimizer, Schedule schedule, PrecisionChoice precision)
            throws Exception {
        FxTest.run(() -> {
            TrainingSettings settings = desk.settings();
            settings.optimizerProperty().set(optimizer);
            settings.scheduleProperty().set(schedule);
            settings.precisionProperty().set(precision);
            workbench.applyCss();
            workbench.layout();
            Node theme = workbench.lookup("#theme");
            assertThat(theme.localToScene(theme.getLayoutBounds()).getMaxX()).isLessThanOrEqualTo(WIDTH);
            assertThat(List.of("#epochs", "#optimizer", "#learning-rate", "#schedule"))
                    .allSatisfy(id -> assertThat(isInTheToolbar(id)).isTrue());
            assertThat(shown("#optimizer")).isEqualTo(chosen("#optimizer"));
            assertThat(shown("#schedule")).isEqualTo(chosen("#schedule"));
            assertThat(shown("#precision")).isEqualTo(chosen("#precision"));
        });
    }

    @SuppressWarnings("unchecked") // each choice has values of one kind
    private String chosen(String id) {
        ComboBox<Object> choice = (ComboBox<Object>) workbench.lookup(id);
        return choice.getConverter().toString(choice.getValue());
    }

    /// And not in the menu behind the chevron.
    private boolean isInTheToolbar(String id) {
        Node node = workbench.lookup(id);
        Node toolbar = workbench.lookup("#training-toolbar");
        return node.getScene() == workbench.getScene()
                && toolbar.localToScene(toolbar.getLayoutBounds()).contains(node.localToScene(node.getLayoutBounds()));
    }

    /// What a choice really draws: cut off text ends in an ellipsis.
    private String shown(String id) {
        ComboBox<?> choice = (ComboBox<?>) workbench.lookup(id);
        Node drawn = ((ComboBoxListViewSkin<?>) choice.getSkin()).getDisplayNode();
        return ((Text) drawn.lookup(".text")).getText();
    }
}
