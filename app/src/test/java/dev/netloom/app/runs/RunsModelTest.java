package dev.netloom.app.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.FxTest;
import dev.netloom.app.training.ScriptedRun;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunRecorder;
import dev.netloom.engine.history.RunSort;
import dev.netloom.engine.history.RunStart;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TrainingControl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsModelTest {
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path folder;

    private final List<FileProblem> problems = new CopyOnWriteArrayList<>();
    private HistorySource history;
    private RunsModel model;

    @BeforeEach
    void build() throws Exception {
        FxTest.start();
        history = new HistorySource(folder.resolve("history"), InstantSource.fixed(NOON), aside -> {});
        model = FxTest.onFx(() -> new RunsModel(history));
    }

    @AfterEach
    void close() throws Exception {
        FxTest.run(() -> model.activeProperty().set(false));
        history.close();
    }

    private void record(String network, Instant started) {
        Project project = new Project(network, ScriptedRun.network(), Map.of());
        RunStart start = RunStart.of(project, Origin.COMMAND, started, ScriptedRun.digits());
        try (RunRecorder recorder = new RunRecorder(history, start, new TrainingControl(), () -> "", problems::add)) {
            ScriptedRun.events(2).forEach(recorder);
        }
        assertThat(problems).isEmpty();
    }

    private void twoRuns() throws Exception {
        record("Large", NOON);
        record("Small", NOON.plusSeconds(60));
        FxTest.run(() -> {
            assertThat(model.loadedProperty().get()).as("while nobody looks").isFalse();
            model.activeProperty().set(true);
        });
        awaitNetworks("Small", "Large");
    }

    private void awaitNetworks(String... networks) throws Exception {
        FxTest.await(
                List.of(networks).toString(),
                () -> model.runsProperty().get().stream()
                        .map(RunSummary::network)
                        .toList()
                        .equals(List.of(networks)));
    }

    private long id(String network) throws Exception {
        return FxTest.onFx(() -> model.runsProperty().get().stream()
                .filter(run -> run.network().equals(network))
                .findFirst()
                .orElseThrow()
                .id());
    }

    @Test
    void runsAreFoundSortedAndSearched() throws Exception {
        twoRuns();
        FxTest.run(() -> model.sort(RunSort.NETWORK, false));
        awaitNetworks("Large", "Small");
        FxTest.run(() -> model.search("small"));
        awaitNetworks("Small");
        FxTest.run(() -> assertThat(model.searched()).isEqualTo("small"));
    }

    @Test
    void theChosenOnesAreWholeInTheOrderOfTheChoiceAndFollowTheirChanges() throws Exception {
        twoRuns();
        List<Long> ids = List.of(id("Large"), id("Small"));
        FxTest.run(() -> model.choose(ids));
        FxTest.await("both", () -> chosen().equals(ids));
        FxTest.run(() -> model.rename(ids.getFirst(), "the best"));
        FxTest.await(
                "its new name",
                () -> model.chosenProperty().get().getFirst().summary().name().equals("the best"));
        FxTest.run(() ->
                assertThat(model.find(ids.getFirst()).orElseThrow().name()).isEqualTo("the best"));
    }

    private List<Long> chosen() {
        return model.chosenProperty().get().stream()
                .map(RunDetails::summary)
                .map(RunSummary::id)
                .toList();
    }

    @Test
    void whatIsDeletedIsNoLongerChosenAndCanBeTakenBack() throws Exception {
        twoRuns();
        long small = id("Small");
        FxTest.run(() -> model.choose(List.of(small)));
        FxTest.await("the choice", () -> chosen().equals(List.of(small)));
        FxTest.run(() -> model.delete(List.of(small)));
        awaitNetworks("Large");
        FxTest.run(() -> {
            assertThat(chosen()).isEmpty();
            assertThat(model.deletedProperty().get()).containsExactly(small);
            model.undelete();
            assertThat(model.deletedProperty().get()).isEmpty();
        });
        awaitNetworks("Small", "Large");
    }

    @Test
    void aHistoryThatCannotBeOpenedSaysSo() throws Exception {
        Files.writeString(folder.resolve("history"), "no folder");
        FxTest.run(() -> model.activeProperty().set(true));
        FxTest.await("words", () -> !model.troubleProperty().get().isEmpty());
        FxTest.run(() -> {
            assertThat(model.loadedProperty().get()).isTrue();
            model.dismissTrouble();
            assertThat(model.troubleProperty().get()).isEmpty();
        });
    }
}
