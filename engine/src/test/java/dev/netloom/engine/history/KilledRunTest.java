package dev.netloom.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Processes that are killed, and killed hard, while they write.
@Timeout(120)
class KilledRunTest {
    @TempDir
    Path folder;

    @Test
    void aKilledProcessLeavesEverythingUpToItsLastEpoch() throws Exception {
        for (int round = 0; round < 3; round++) {
            String name = "killed" + round;
            Process process = start(name);
            int reached = 0;
            try (BufferedReader told = process.inputReader()) {
                while (reached < 3 + 5 * round) {
                    reached = Integer.parseInt(told.readLine());
                }
            }
            Thread.sleep(7L * round); // in the middle of something
            process.destroyForcibly().waitFor();
            assertKept(name, reached);
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
        Process one = start("one");
        Process two = start("two");
        try (BufferedReader first = one.inputReader();
                BufferedReader second = two.inputReader();
                HistorySource history = Story.source(folder)) {
            for (int epoch = 1; epoch <= 10; epoch++) {
                assertThat(first.readLine()).isEqualTo(Integer.toString(epoch));
                assertThat(second.readLine()).isEqualTo(Integer.toString(epoch));
                Story.record(history, "third", Story.NOON, 5);
            }
            assertThat(history.get().list(RunQuery.newest(100)))
                    .filteredOn(run -> !run.network().equals("third"))
                    .extracting(RunSummary::state)
                    .containsExactly(RunState.RUNNING, RunState.RUNNING);
            assertThat(history.get().count("third")).isEqualTo(10);
        } finally {
            one.destroyForcibly().waitFor();
            two.destroyForcibly().waitFor();
        }
    }

    private Process start(String name) throws Exception {
        return new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        RecordingLoop.class.getName(),
                        folder.toString(),
                        name))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
