package dev.netloom.app.confusion;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.plot.AnsweringSaver;
import dev.netloom.app.results.ResultsModel;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.ShippedWeights;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.app.ui.ExportMenu;
import dev.netloom.engine.train.PrecisionChoice;
import dev.netloom.engine.train.TrainingConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerClassViewTest {
    private final AnsweringSaver saver = new AnsweringSaver();
    private TrainingSession session;
    private PerClassView view;
    private Stage stage;

    /// Of 400 digits, 8 are missed; digit 0 is found in 39 of 40 cases.
    @Test
    void classesAreReadSortedAndWrittenToAFile(@TempDir Path folder) throws Exception {
        FxTest.start();
        FxTest.run(this::open);
        FxTest.run(() -> {
            assertThat(view.lookup(".empty-state").isVisible()).isTrue();
            session.train(ScriptedRun.network(), TrainingConfig.of(2), PrecisionChoice.FLOAT32);
        });
        FxTest.await("the classes", () -> table().getItems().size() == 10);
        FxTest.run(() -> {
            assertThat(view.lookup(".empty-state").isVisible()).isFalse();
            assertThat(table().getItems().getFirst().recall().toString()).startsWith("97.5% (87");
            assertThat(((Label) view.lookup("#classes-macro")).getText()).contains("98.00%");
            assertThat(((Label) view.lookup("#classes-ece")).getText()).contains("%");
            view.applyCss();
            view.layout();
            assertThat(view.lookupAll(".scatter-dot")).hasSizeGreaterThan(1);
            TableColumn<PerClassTable.Row, ?> recall = table().getColumns().get(2);
            recall.setSortType(TableColumn.SortType.ASCENDING);
            table().getSortOrder().setAll(List.of(recall));
            assertThat(table().getItems())
                    .isSortedAccordingTo((one, other) -> one.recall().compareTo(other.recall()));
            saver.folder = folder;
            ((MenuButton) view.lookup("#classes-export")).getItems().forEach(MenuItem::fire);
        });
        FxTest.await("two files", () -> saver.saved.size() == 2);
        List<String> lines = Files.readAllLines(folder.resolve("per-class.csv"));
        int columns = lines.getFirst().split(",", -1).length;
        assertThat(lines).allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(columns));
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("class,\"0\",40,0.975,0.87"));
        assertThat(lines.getLast()).startsWith("confidence,0.9000-1.0000,");
        FxTest.run(stage::close);
    }

    @SuppressWarnings("unchecked")
    private TableView<PerClassTable.Row> table() {
        return (TableView<PerClassTable.Row>) view.lookup("#classes-table");
    }

    private void open() {
        session = new TrainingSession(
                ScriptedRun::digits,
                (graph, start, data, plan, control, events) ->
                        ScriptedRun.events(plan.epochs()).forEach(events));
        ShippedWeights none = new ShippedWeights(session, new SimpleObjectProperty<>(ScriptedRun.network()), Map::of);
        view = new PerClassView(
                new ResultsModel(session, none), new ExportMenu("classes-export", () -> "per-class", saver));
        stage = new Stage();
        stage.setScene(new Scene(view, 900, 320));
        stage.show();
    }
}
