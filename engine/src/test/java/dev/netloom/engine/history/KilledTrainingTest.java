package dev.netloom.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingStart;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that trains is killed, another one goes on, and so forth: the run that they make together is the one
/// that
/// nobody disturbed, its curve and its last weights to the bit.
@Timeout(600)
class KilledTrainingTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(6, 5, 2, 0),
            new BatchNorm(0.1, 1e-5),
            new Relu(),
            new Flatten(),
            new Dropout(0.3),
            Dense.of(10),
            new Output());

    private static final TrainingConfig PLAN = TrainingConfig.of(12)
            .withBatchSize(50)
            .withSeed(3)
            .withAugmentation(Augmentation.parse("shift:2,rotate:10"))
            .withValidation(0.1);

    private static final int STEPS_OF_EPOCH = 36;
    private static final int STEPS = 12 * STEPS_OF_EPOCH;

    @TempDir
    Path folder;

    @Test
    void withACheckpointEverySecondEpochItGoesOnFromTheSecondAfterTheThird() throws Exception {
        TrainingConfig plan = PLAN.withEpochs(5).withCheckpointEvery(2);
        Path quiet = folder.resolve("quiet");
        train(quiet, plan, event -> {});
        Path broken = folder.resolve("broken");
        List<Long> kept = new ArrayList<>();
        assertThatThrownBy(() -> train(broken, plan, event -> {
                    if (event instanceof TrainingEvent.StepDone done && done.step() == 3 * STEPS_OF_EPOCH + 5) {
                        throw new IllegalStateException("the end of a process");
                    }
                }))
                .hasMessageContaining("the end of a process");
        RunDetails half = only(broken);
        half.checkpoints().forEach(one -> kept.add(one.step()));
        assertThat(ResumePoint.of(half).orElseThrow().from().step()).isEqualTo(2 * STEPS_OF_EPOCH);
        assertThat(kept)
                .as("the weights of the best epoch, and where it goes on")
                .contains(half.epochs().stream()
                        .max(Comparator.comparingDouble(EpochScores::judged))
                        .orElseThrow()
                        .step());
        train(broken, plan, event -> {});
        assertSame(only(broken), only(quiet));
    }

    @Test
    void killedTwice() throws Exception {
        assertUndisturbed(2);
    }

    @Test
    @Tag("exhaustive")
    void killedTwentyTimes() throws Exception {
        assertUndisturbed(20);
    }

    private void assertUndisturbed(int kills) throws Exception {
        Path quiet = folder.resolve("quiet");
        train(quiet, PLAN, event -> {});
        Path killed = folder.resolve("killed");
        Random random = new Random(kills);
        for (int kill = 0; kill < kills; kill++) {
            Process process = start(killed);
            try (BufferedReader steps = process.inputReader()) {
                int left = 1 + random.nextInt(3 * STEPS / kills);
                while (left-- > 0 && steps.readLine() != null) {
                    // It trains.
                }
            }
            process.destroyForcibly().waitFor();
        }
        Process last = start(killed);
        String told = last.inputReader().readAllAsString();
        assertThat(last.waitFor()).as(told).isZero();
        assertSame(only(killed), only(quiet));
    }

    private static void assertSame(RunDetails found, RunDetails expected) throws Exception {
        assertThat(found.summary().state()).isEqualTo(RunState.DONE);
        assertThat(found.curve().packed()).isEqualTo(expected.curve().packed());
        assertThat(found.epochs())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("imagesPerSecond", "seconds")
                .isEqualTo(expected.epochs());
        assertThat(found.summary().bestEpoch()).isEqualTo(expected.summary().bestEpoch());
        assertThat(found.mistakes()).isEqualTo(expected.mistakes());
        assertThat(found.checkpoints())
                .extracting(Checkpoint::step, Checkpoint::best, Checkpoint::last)
                .isEqualTo(expected.checkpoints().stream()
                        .map(kept -> org.assertj.core.groups.Tuple.tuple(kept.step(), kept.best(), kept.last()))
                        .toList());
        for (int i = 0; i < expected.checkpoints().size(); i++) {
            Weights one =
                    WeightsFile.read(found.checkpoints().get(i).file(), NETWORK).weights();
            Weights other = WeightsFile.read(expected.checkpoints().get(i).file(), NETWORK)
                    .weights();
            other.arrays()
                    .forEach((name, array) ->
                            assertThat(one.arrays().get(name).values()).as(name).containsExactly(array.values()));
        }
        assertThat(found.checkpoints()).allMatch(kept -> kept.state().isEmpty());
    }

    private static RunDetails only(Path folder) throws Exception {
        try (HistorySource history = source(folder)) {
            List<RunSummary> runs = history.get().list(RunQuery.newest(10));
            assertThat(runs).hasSize(1);
            return history.get().details(runs.getFirst().id()).orElseThrow();
        }
    }

    private static HistorySource source(Path folder) {
        return new HistorySource(folder, InstantSource.system(), aside -> {});
    }

    private static Process start(Path folder) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "--enable-native-access=ALL-UNNAMED",
                        property("netloom.home"),
                        property("netloom.cache"),
                        KilledTrainingTest.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolveSibling("log.txt").toFile()))
                .start();
    }

    /// Its samples and its kernels are those of this process.
    private static String property(String name) {
        return "-D" + name + "=" + System.getProperty(name, "");
    }

    /// Goes on with the run in a folder, or begins one.
    public static void main(String[] arguments) throws Exception {
        train(Path.of(arguments[0]), PLAN, KilledTrainingTest::tell);
        System.exit(0);
    }

    private static void train(Path folder, TrainingConfig plan, Consumer<TrainingEvent> told) throws Exception {
        Dataset mnist = Mnist.load(Samples.mnist());
        Dataset digits =
                new Dataset("digits", mnist.train().first(2_000), mnist.test().first(200), mnist.classes());
        TrainingControl control = new TrainingControl();
        try (HistorySource history = source(folder)) {
            RunStart start = RunStart.of(
                    new Project("net", NETWORK, Map.of()),
                    Origin.COMMAND,
                    InstantSource.system().instant(),
                    digits);
            Optional<ResumePoint> point = interrupted(history);
            try (RunRecorder recorder = new RunRecorder(history, start, control, () -> "", problem -> {
                throw new IllegalStateException(problem);
            })) {
                TrainingStart beginning = TrainingStart.DRAWN;
                if (point.isPresent()) {
                    beginning = point.get().start(NETWORK);
                    recorder.goingOn(point.get(), beginning.state().orElseThrow());
                }
                new Trainer(NETWORK, digits, plan, control, recorder.andThen(told))
                        .startingFrom(beginning)
                        .run();
            }
        }
    }

    private static void tell(TrainingEvent event) {
        if (event instanceof TrainingEvent.StepDone done) {
            System.out.println(done.step());
        }
    }

    private static Optional<ResumePoint> interrupted(HistorySource history) throws FileProblem {
        for (RunSummary run : history.get().list(RunQuery.newest(1))) {
            Optional<ResumePoint> point = history.get().details(run.id()).flatMap(ResumePoint::of);
            if (point.isEmpty()) { // killed before its first checkpoint: it begins anew
                history.get().delete(List.of(run.id()));
            }
            return point;
        }
        return Optional.empty();
    }
}
