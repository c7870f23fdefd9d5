package dev.netloom.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Diagram;
import dev.netloom.app.diagram.DiagramModel;
import dev.netloom.app.plot.AnsweringSaver;
import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.app.training.TrainingSession;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.ExperimentFile;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import org.junit.jupiter.api.Test;

/// Prepared experiments that cannot be read, or not at first.
class PreparedTest {
    /// Two experiments, of which one is damaged until it is mended.
    private static final class Mended implements Prepared.Source {
        private volatile boolean damaged = true;

        @Override
        public List<String> names() {
            return List.of("5x5-or-3x3", "shallow-or-deep");
        }

        @Override
        public Experiment named(String name) throws FileProblem {
            if (damaged && name.equals("shallow-or-deep")) {
                throw new FileProblem("experiment.json", "damaged", "deep.json", 3, "damaged");
            }
            return ExperimentFile.named("shallow-or-deep");
        }
    }

    @Test
    void aDamagedExperimentIsNamedAndHidesNoOther() {
        Prepared prepared = Prepared.read(new Mended());
        assertThat(prepared.questions()).hasSize(1);
        assertThat(prepared.unread()).singleElement().asString().contains("deep.json", "line 3");
    }

    @Test
    void whatCouldNotBeReadIsReadAgainWhenTheViewIsOpenedAgain() throws Exception {
        FxTest.start();
        Mended source = new Mended();
        CompareDesk desk = FxTest.onFx(() -> new CompareDesk(
                new TrainingSession(ScriptedRun::digits, (graph, start, data, plan, control, events) -> {}),
                new DiagramModel(Diagram.of(new Project("Small", ScriptedRun.network(), Map.of()))),
                (experiment, data, origin) -> null,
                new AnsweringSaver(),
                source));
        FxTest.run(() -> desk.view().activeProperty().set(true));
        FxTest.await("what is wrong", () -> unread(desk).isVisible());
        FxTest.run(() -> assertThat(list(desk).getItems()).hasSize(1));
        source.damaged = false;
        FxTest.run(() -> desk.view().activeProperty().set(false));
        FxTest.run(() -> desk.view().activeProperty().set(true));
        FxTest.await("all of them", () -> list(desk).getItems().size() == 2);
        FxTest.run(() -> assertThat(unread(desk).isVisible()).isFalse());
        assertThat(written(Prepared.read(source).questions().getFirst().experiment(), desk.model()))
                .hasSizeGreaterThan(2)
                .element(1)
                .asString()
                .endsWith(",,,,")
                .containsPattern("\",[0-9]+,[0-9]+,[0-9]+,");
    }

    /// Of networks that have no runs yet.
    private static List<String> written(Experiment experiment, CompareModel model) throws Exception {
        StringWriter file = new StringWriter();
        new ResultsTable(experiment, model).write(file);
        return file.toString().lines().toList();
    }

    private static Label unread(CompareDesk desk) {
        return (Label) desk.view().lookup("#compare-unread");
    }

    private static ListView<?> list(CompareDesk desk) {
        return (ListView<?>) desk.view().lookup("#compare-prepared");
    }
}
