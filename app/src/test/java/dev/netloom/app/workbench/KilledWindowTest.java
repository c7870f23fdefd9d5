package dev.netloom.app.workbench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.document.Drafts;
import dev.netloom.app.document.Kept;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.UserFolder;
import dev.netloom.engine.store.WeightsFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/// Windows that are killed, and killed hard, at random moments while somebody edits and trains: nothing is left behind
/// but what is offered again, and nothing is lost but the last seconds.
@Tag("exhaustive")
class KilledWindowTest {
    private static final long MOST_LOST_NANOS = 5_000_000_000L;

    @TempDir
    Path folder;

    @RepeatedTest(10)
    void aKilledWindowLosesOnlyItsLastSeconds(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        long lived = MOST_LOST_NANOS + random.nextLong(5_000_000_000L);
        List<Long> edits = killAfter(lived);
        long killed = System.nanoTime();

        Kept.Found found = Kept.in(new Drafts(folder.resolve("data/drafts")));
        assertThat(found.damaged()).isEmpty();
        assertThat(found.kept()).hasSize(1);
        Kept kept = found.kept().getFirst();
        int last = (int) kept.diagram().place(EditedWindow.MOVED).x();
        assertThat(killed - edits.get(Math.min(last, edits.size()) - 1)).isLessThan(MOST_LOST_NANOS);
        assertHistoryIsWhole();
        kept.draft().remove();
        assertThat(folder.resolve("data/drafts")).isEmptyDirectory();
        assertThat(leftovers()).isEmpty();
    }

    /// @return when each edit was told
    private List<Long> killAfter(long nanos) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-Dnetloom.home=" + System.getProperty("netloom.home"), "-cp"));
        command.addAll(List.of(System.getProperty("java.class.path"), EditedWindow.class.getName(), folder.toString()));
        Process window = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        List<Long> edits = new ArrayList<>();
        try (BufferedReader told = window.inputReader()) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                edits.add(System.nanoTime());
                if (edits.getLast() - edits.getFirst() > nanos) {
                    break;
                }
            }
        } finally {
            window.destroyForcibly().waitFor();
        }
        assertThat(edits).as("edits before the kill").hasSizeGreaterThan(1);
        return edits;
    }

    private void assertHistoryIsWhole() throws Exception {
        Graph graph = ProjectFile.read(Samples.network("simple-convnet")).graph();
        try (HistorySource history =
                new HistorySource(HistorySource.folder(UserFolder.in(folder)), InstantSource.system(), aside -> {})) {
            for (RunSummary run : history.get().list(RunQuery.newest(100))) {
                assertThat(run.state()).isNotEqualTo(RunState.RUNNING);
                for (Checkpoint checkpoint :
                        history.get().details(run.id()).orElseThrow().checkpoints()) {
                    assertThat(WeightsFile.read(checkpoint.file(), graph)).isNotNull();
                }
            }
        }
    }

    /// What was being written.
    private List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".part")).toList();
        }
    }
}
