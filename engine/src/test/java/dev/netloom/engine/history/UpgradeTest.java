package dev.netloom.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.Evaluator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What every earlier version wrote opens, and means what it meant: see `upgrade/README.md` among the test's files.
class UpgradeTest {
    private static final Path FILES = Path.of("src/test/resources/upgrade");

    /// The figures were measured by plans in bfloat16.
    private static final int BORDER = 25;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "0-no-history, 0, 0, 0, 7480",
        "1-history, 1, 0, 0, 7537",
        "2-data-identity, 1, 1, 4, 7526",
        "5-averages, 1, 1, 8, 5251"
    })
    void projectsAndWeights(String version, int groups, int notes, int settings, int correct) throws Exception {
        Project project = ProjectFile.read(FILES.resolve(version).resolve("small.netloom.json"));

        assertThat(project.groups().all()).hasSize(groups);
        assertThat(project.notes()).hasSize(notes);
        assertThat(project.training()).hasSize(settings);
        Path weights = FILES.resolve(version).resolve("weights.npz");
        assertThat(right(
                        project.graph(),
                        WeightsFile.read(weights, project.graph()).weights()))
                .isCloseTo(correct, within(BORDER));
    }

    @ParameterizedTest
    @CsvSource({"1-history, 7537", "2-data-identity, 7526", "5-averages, 5251"})
    void runsOfTheHistory(String version, int correct) throws Exception {
        copy(FILES.resolve(version).resolve("history"));
        try (HistorySource history = Story.source(folder)) {
            RunSummary run = history.get().list(RunQuery.newest(1)).getFirst();
            RunDetails details = history.get().details(run.id()).orElseThrow();

            assertThat(run.state()).isEqualTo(RunState.DONE);
            assertThat(run.best().orElseThrow().correct()).isEqualTo(correct);
            assertThat(run.seed()).isEqualTo(7);
            assertThat(details.damaged()).isEmpty();
            assertThat(details.epochs()).hasSize(2);
            assertThat(details.curve().losses()).isNotEmpty();
            assertThat(details.mistakes().orElseThrow().all()).hasSize(10_000 - correct);
            history.get().rename(run.id(), "Kept");
            assertThat(history.get().list(RunQuery.newest(1)).getFirst().name()).isEqualTo("Kept");

            Graph graph = ProjectFile.parse(version, details.project()).graph();
            Path weights = details.checkpoints().getFirst().file();
            assertThat(right(graph, WeightsFile.read(weights, graph).weights())).isCloseTo(correct, within(BORDER));
        }
    }

    /// Whoever changes the tables keeps a history of the version before.
    @Test
    void theNewestTablesHaveTheirFolder() throws IOException {
        try (Stream<Path> versions = Files.list(FILES)) {
            List<String> names =
                    versions.map(path -> path.getFileName().toString()).toList();
            assertThat(names).anyMatch(name -> name.startsWith(Schema.VERSION + "-"));
        }
    }

    private void copy(Path history) throws IOException {
        try (Stream<Path> files = Files.walk(history)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(history.relativize(file));
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private static int right(Graph graph, Weights weights) throws Exception {
        LabelledImages digits = Mnist.load(Samples.mnist()).test();
        return Evaluator.evaluate(graph, weights, digits).correct();
    }
}
