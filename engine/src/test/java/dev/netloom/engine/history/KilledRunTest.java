package dev.netloom.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Processes that are killed, and killed hard, while they write.
@Timeout(300)
class KilledRunTest {
    @TempDir
    Path folder;

    @Test
    void aKilledProcessLeavesEverythingUpToItsLastEpoch() throws Exception {
        killAfter(3, 4);
    }

    @Test
    @Tag("exhaustive")
    void whereverItIsKilled() throws Exception {
        Random random = new Random(1);
        for (int round = 0; round < 30; round++) {
            killAfter(1 + random.nextInt(10), random.nextInt(30));
        }
    }

    /// @param millis to the middle of something
    private void killAfter(int epochs, int millis) throws Exception {
        String name = UUID.randomUUID().toString();
        Process process = start(name);
        int reached = 0;
        try (BufferedReader told = process.inputReader()) {
            while (reached < epochs) {
                reached = Integer.parseInt(told.readLine());
            }
            Thread.sleep(millis);
        } finally {
            process.destroyForcibly().waitFor();
        }
        assertKept(name, reached);
        assertNothingElseLiesThere();
    }

    private void assertNothingElseLiesThere() throws Exception {
        List<String> known = new ArrayList<>();
        try (HistorySource history = Story.source(folder)) {
            for (RunSummary run : history.get().list(RunQuery.newest(1_000))) {
                history.get()
                        .details(run.id())
                        .orElseThrow()
                        .checkpoints()
                        .forEach(checkpoint ->
                                known.add(checkpoint.file().getFileName().toString()));
            }
        }
        try (Stream<Path> files = Files.list(folder.resolve("weights"))) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    private void assertKept(String name, int reached) throws Exception {
        try (HistorySource history = Story.source(folder)) {
            RunSummary run =
                    history.get().list(RunQuery.newest(5).searching(name)).getFirst();
            assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
            assertThat(run.epochsDone()).isGreaterThanOrEqualTo(reached);
            RunDetails details = history.get().details(run.id()).orElseThrow();
            assertThat(details.epochs().stream().map(EpochScores::epoch))
                    .containsExactlyElementsOf(
                            IntStream.rangeClosed(1, run.epochsDone()).boxed().toList());
            assertThat(details.mistakes()).isPresent();
            assertThat(details.curve().steps()[details.curve().size() - 1])
                    .isEqualTo((long) run.epochsDone() * Story.STEPS);
            for (Checkpoint checkpoint : details.checkpoints()) {
                assertThat(Files.size(checkpoint.file())).isEqualTo(checkpoint.bytes());
                assertThat(Story.read(checkpoint.file())).isNotNull();
            }
        }
    }

    @Test
    void twoProcessesWriteAtOnce() throws Exception {
        Process other = start("other");
        try (BufferedReader told = other.inputReader();
                HistorySource history = Story.source(folder)) {
            for (int epoch = 1; epoch <= 4; epoch++) {
                assertThat(told.readLine()).isEqualTo(Integer.toString(epoch));
                Story.record(history, "own", Story.NOON, 5);
            }
            assertThat(history.get().list(RunQuery.newest(100)))
                    .filteredOn(run -> run.network().equals("other"))
                    .extracting(RunSummary::state)
                    .containsExactly(RunState.RUNNING);
            assertThat(history.get().count("own")).isEqualTo(4);
        } finally {
            other.destroyForcibly().waitFor();
        }
    }

    private Process start(String name) throws Exception {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingLoop.class.getName(),
                        folder.toString(),
                        name))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
