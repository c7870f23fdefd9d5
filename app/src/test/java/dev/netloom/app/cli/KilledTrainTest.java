package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.Main;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.EpochScores;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.UserFolder;
import dev.netloom.engine.store.WeightsFile;
import java.io.BufferedReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `train`, killed 30 times at random moments: nothing is left behind, nothing is lost but the last seconds.
@Tag("exhaustive")
@Timeout(900)
class KilledTrainTest {
    private static final int KILLS = 30;
    /// What was over so long before the kill is in the history.
    private static final Duration LAST_SECONDS = Duration.ofSeconds(3);

    @TempDir
    Path folder;

    @Test
    void killedAtAnyMomentItLeavesNothingBehindAndLosesOnlyTheLastSeconds() throws Exception {
        Dataset mnist = Mnist.load(Samples.mnist());
        Mnist.save(folder.resolve("digits"), mnist.train().first(400));
        Random random = new Random(8);
        int ended = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            List<Instant> epochs = new ArrayList<>();
            Process process = train("100000");
            Thread reading = Thread.ofPlatform().start(() -> read(process, epochs));
            Instant begun = Instant.now();
            Instant latest = begun.plusSeconds(60);
            int wanted = random.nextInt(12); // none: while it loads, compiles or times kernels
            while (count(epochs) < wanted && Instant.now().isBefore(latest)) {
                Thread.sleep(1);
            }
            Thread.sleep(wanted == 0 ? random.nextInt(1500) : random.nextInt(60));
            process.destroyForcibly().waitFor();
            Instant killed = Instant.now();
            reading.join();
            long certain = epochs.stream()
                    .filter(epoch -> epoch.isBefore(killed.minus(LAST_SECONDS)))
                    .count();
            ended += assertKept(epochs.isEmpty() ? 0 : certain);
        }
        assertThat(ended).as("runs that had begun").isGreaterThan(KILLS / 2);
        assertThat(train("1").waitFor()).isZero();
        try (Stream<Path> all = Files.walk(folder.resolve("user"))) {
            assertThat(all.map(path -> path.getFileName().toString())).noneMatch(name -> name.endsWith(".part"));
        }
    }

    private Process train(String epochs) throws Exception {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-XX:TieredStopAtLevel=1",
                        "-Dnetloom.home=" + System.getProperty("netloom.home"),
                        "-Dnetloom.user=" + folder.resolve("user"),
                        "-Dnetloom.cache=" + folder.resolve("cache"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "train",
                        "simple-convnet",
                        "--data",
                        folder.resolve("digits").toString(),
                        "--out",
                        folder.resolve("out").toString(),
                        "--format",
                        "json",
                        "--epochs",
                        epochs)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void read(Process process, List<Instant> epochs) {
        try (BufferedReader told = process.inputReader()) {
            for (String line = told.readLine(); line != null; line = told.readLine()) {
                synchronized (epochs) {
                    epochs.add(Instant.now());
                }
            }
        } catch (java.io.IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int count(List<Instant> epochs) {
        synchronized (epochs) {
            return epochs.size();
        }
    }

    /// @return how many runs there are that this kill ended: one, or none where it came too early
    private int assertKept(long certain) throws Exception {
        Path where = HistorySource.folder(UserFolder.in(folder.resolve("user")));
        try (HistorySource source = new HistorySource(where, InstantSource.system(), aside -> {
            throw new AssertionError("damaged");
        })) {
            List<RunSummary> runs = source.get().list(RunQuery.newest(100));
            List<String> known = new ArrayList<>();
            for (RunSummary run : runs) {
                assertThat(run.state()).isEqualTo(RunState.INTERRUPTED);
                RunDetails details = source.get().details(run.id()).orElseThrow();
                assertThat(details.damaged()).isEmpty();
                assertThat(details.epochs().stream().map(EpochScores::epoch))
                        .containsExactlyElementsOf(IntStream.rangeClosed(1, run.epochsDone())
                                .boxed()
                                .toList());
                for (Checkpoint checkpoint : details.checkpoints()) {
                    assertThat(WeightsFile.read(
                                    checkpoint.file(),
                                    ProjectFile.parse("run", details.project()).graph()))
                            .isNotNull();
                    known.add(checkpoint.file().getFileName().toString());
                }
            }
            int begun = certain == 0 ? 0 : 1;
            assertThat(runs).hasSizeGreaterThanOrEqualTo(begun);
            if (certain > 0) {
                assertThat((long) runs.getFirst().epochsDone()).isGreaterThanOrEqualTo(certain);
            }
            if (Files.isDirectory(where.resolve("weights"))) {
                try (Stream<Path> files = Files.list(where.resolve("weights"))) {
                    assertThat(files.map(file -> file.getFileName().toString()))
                            .containsExactlyInAnyOrderElementsOf(known);
                }
            }
            int fresh = runs.size() - seen;
            seen = runs.size();
            return fresh;
        }
    }

    private int seen;
}
