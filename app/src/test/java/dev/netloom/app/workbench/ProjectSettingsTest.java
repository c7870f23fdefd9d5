package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.training.SettingText;
import dev.netloom.app.training.TrainingSettings;
import dev.netloom.engine.optim.RatePoints;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.train.TrainingField;
import dev.netloom.engine.train.TrainingFields;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ProjectSettingsTest {
    private final DiagramModel model = new DiagramModel(Documents.blank());
    private final TrainingSettings settings = new TrainingSettings();

    ProjectSettingsTest() {
        new ProjectSettings(model, settings);
    }

    @Test
    void aChangeIsAnEditOfTheDocumentThatIsSavedAndUndoneWithIt() {
        type(TrainingFields.LEARNING_RATE, "1.");
        assertThat(typed(TrainingFields.LEARNING_RATE)).isEqualTo("1."); // what is typed is left alone
        type(TrainingFields.LEARNING_RATE, "0.01");
        type(TrainingFields.AUGMENT, "flip");
        assertThat(model.dirtyProperty().get()).isTrue();
        assertThat(model.diagram().project().training())
                .isEqualTo(Map.of("augment", "flip:0.5", "epochs", "5", "learning-rate", "0.01"));
        type(TrainingFields.LEARNING_RATE, "abc");
        assertThat(model.diagram().training()).containsEntry("learning-rate", "0.01");
        model.undo();
        assertThat(typed(TrainingFields.LEARNING_RATE)).isEqualTo("0.003");
        assertThat(model.dirtyProperty().get()).isFalse();
        model.redo();
        assertThat(typed(TrainingFields.AUGMENT)).isEqualTo("flip:0.5");
    }

    @Test
    void eachStrokeOfADrawnScheduleIsUndoneByItself() {
        type(TrainingFields.BATCH, "50");
        String rising = "0:0,1:1";
        for (String points : List.of(rising, "0:1,1:0")) {
            settings.take(ScheduleSettings.of(Schedule.POINTS).withPoints(RatePoints.parse(points)));
        }
        type(TrainingFields.BATCH, "60");
        model.undo();
        assertThat(typed(TrainingFields.BATCH)).isEqualTo("50");
        assertThat(typed(TrainingFields.SCHEDULE_POINTS)).isEqualTo("0:1,1:0");
        model.undo();
        assertThat(typed(TrainingFields.SCHEDULE_POINTS)).isEqualTo(rising);
        model.undo();
        assertThat(typed(TrainingFields.SCHEDULE)).isEqualTo("one-cycle");
        assertThat(typed(TrainingFields.BATCH)).isEqualTo("50");
    }

    @Test
    void aDocumentBringsItsSettingsAndKeepsWhatANewerVersionWrote() {
        open(Map.of("optimizer", "momentum", "epochs", "9", "teachers", "[\"conv1\"]"));
        assertThat(typed(TrainingFields.OPTIMIZER)).isEqualTo("momentum");
        assertThat(typed(TrainingFields.LEARNING_RATE)).isEqualTo("0.02");
        assertThat(model.dirtyProperty().get()).isFalse();
        type(TrainingFields.OPTIMIZER, "adam");
        type(TrainingFields.EPOCHS, "5");
        assertThat(model.diagram().training()).isEqualTo(Map.of("teachers", "[\"conv1\"]"));
        type(TrainingFields.EPOCHS, "many");
        open(Map.of());
        assertThat(typed(TrainingFields.EPOCHS)).isEqualTo("5");
    }

    @Test
    void whatAFileSaysWrongIsNamedAndAtItsDefault() {
        open(Map.of("learning-rate", "abc", "batch", "50"));
        assertThat(typed(TrainingFields.LEARNING_RATE)).isEqualTo("0.003");
        assertThat(typed(TrainingFields.BATCH)).isEqualTo("50");
        assertThat(model.dirtyProperty().get()).isFalse();
        assertThat(SettingText.problems(model.diagram().training()).orElseThrow())
                .contains("learning-rate", "abc")
                .doesNotContain("batch");
        type(TrainingFields.BATCH, "60");
        assertThat(SettingText.problems(model.diagram().training())).isEmpty();
    }

    private void open(Map<String, String> training) {
        model.open(Documents.blank().withTraining(new TreeMap<>(training)), Optional.of(Path.of("net.netloom.json")));
    }

    private String typed(TrainingField field) {
        return settings.typed(field).get();
    }

    private void type(TrainingField field, String text) {
        settings.typed(field).set(text);
    }
}
