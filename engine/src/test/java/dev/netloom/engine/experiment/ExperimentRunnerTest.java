package dev.netloom.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.Checkpoint;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.history.RunState;
import dev.netloom.engine.history.RunSummary;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.AllAtOnce;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TransferSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ExperimentRunnerTest {
    private static final Graph SMALL = Graph.chain(new Input(1, 28, 28), new Flatten(), Dense.of(10), new Output());
    private static final Graph LARGE =
            Graph.chain(new Input(1, 28, 28), new Flatten(), Dense.of(20), new Relu(), Dense.of(10), new Output());

    private static Dataset digits;

    @BeforeAll
    static void load() throws FileProblem {
        Dataset mnist = Mnist.load(Samples.mnist());
        digits = new Dataset("digits", mnist.train().first(300), mnist.test().first(200), mnist.classes());
    }

    private static Arm arm(String id, Graph graph, int digits, int epochs) {
        return new Arm(id, id, new Project(id, graph, Map.of()), digits, epochs);
    }

    private static Experiment experiment(boolean gradients) {
        return new Experiment(
                "test",
                List.of(arm("small", SMALL, 200, 2), arm("large", LARGE, Arm.ALL, 1), arm("alone", SMALL, 100, 1)),
                List.of(new Pair("large", "small")),
                TrainingConfig.of(1).withBatchSize(50).withSeed(3),
                2,
                gradients);
    }

    private static List<ArmRun> run(Experiment experiment) throws Exception {
        return ExperimentRunner.run(experiment, digits, new TrainingControl(), event -> {});
    }

    @Test
    void everyArmIsTrainedFromEverySeed() throws Exception {
        List<ArmRun> runs = run(experiment(false));
        assertThat(runs)
                .extracting(ArmRun::arm, ArmRun::seed, ArmRun::digits, ArmRun::steps)
                .containsExactlyInAnyOrder(
                        tuple("small", 3L, 200, 8L),
                        tuple("large", 3L, 300, 6L),
                        tuple("alone", 3L, 100, 2L),
                        tuple("small", 4L, 200, 8L),
                        tuple("large", 4L, 300, 6L),
                        tuple("alone", 4L, 100, 2L));
        assertThat(runs).allSatisfy(run -> {
            assertThat(run.test().total()).isEqualTo(200);
            assertThat(run.epochs()).isNotEmpty();
            assertThat(run.seconds()).isPositive();
        });
    }

    @Test
    void anArmLearnsWhatItsNetworkLearnsAlone() throws Exception {
        List<TrainingEvent> alone = new ArrayList<>();
        TrainingConfig plan = TrainingConfig.of(2).withBatchSize(50).withSeed(3);
        new Trainer(SMALL, digits.limited(200), plan, new TrainingControl(), alone::add).run();
        ArmRun run = run(experiment(true)).stream()
                .filter(one -> one.arm().equals("small") && one.seed() == 3)
                .findFirst()
                .orElseThrow();
        assertThat(((TrainingEvent.Finished) alone.getLast()).test()).contains(run.test());
    }

    /// Also those that begin with what another has learned, which wait for it.
    @Test
    void runsThatAreTrainedAllAtOnceAreTheSame() throws Exception {
        Arm plain = arm("small", SMALL, 200, 2);
        Arm goingOn = new Arm(
                "on",
                "on",
                plain.network(),
                100,
                1,
                Augmentation.NONE,
                ArmImages.ALL,
                "small",
                Arm.ALL,
                TransferSettings.NONE);
        Experiment experiment = new Experiment(
                "test",
                List.of(plain, arm("large", LARGE, Arm.ALL, 1), goingOn),
                List.of(new Pair("large", "small")),
                TrainingConfig.of(1).withBatchSize(50).withSeed(3),
                2,
                true);
        AllAtOnce executor = new AllAtOnce();
        List<ExperimentEvent> events = new ArrayList<>();
        List<ArmRun> atOnce = ExperimentRunner.run(experiment, digits, executor, new TrainingControl(), events::add);
        assertThat(executor.handed).containsExactly(4, 2);
        Function<ArmRun, Tuple> result = run -> tuple(run.arm(), run.seed(), run.test(), run.flows());
        assertThat(atOnce)
                .extracting(result)
                .containsExactlyInAnyOrderElementsOf(
                        run(experiment).stream().map(result).toList());
        assertThat(events)
                .filteredOn(ExperimentEvent.SeedDone.class::isInstance)
                .hasSize(2);
    }

    @Test
    void anArmSeesItsDigitsAsItsAugmentationMakesThemAndTheOtherAsTheyAre() throws Exception {
        Augmentation turned = Augmentation.parse("rotate:90");
        Arm plain = arm("small", SMALL, 200, 2);
        Arm augmented = new Arm("turned", "turned", plain.network(), 200, 2, turned);
        Experiment experiment = new Experiment(
                "test",
                List.of(plain, augmented),
                List.of(new Pair("small", "turned")),
                TrainingConfig.of(1).withBatchSize(50).withSeed(3),
                1,
                false);
        ExperimentPace pace = new ExperimentPace(experiment, digits.train().size(), InstantSource.system());
        List<Double> done = new ArrayList<>();
        List<TrainingConfig> plans = new ArrayList<>();
        List<ArmRun> runs = ExperimentRunner.run(experiment, digits, new TrainingControl(), event -> {
            pace.hear(event);
            done.add(pace.progress().fraction());
            if (event instanceof ExperimentEvent.Learned(String _, long _, TrainingEvent.Started started)) {
                plans.add(started.plan());
            }
        });
        assertThat(plans).extracting(TrainingConfig::augmentation).containsExactly(Augmentation.NONE, turned);
        assertThat(runs.getFirst().test().loss())
                .isNotEqualTo(runs.getLast().test().loss());
        assertThat(done).isSorted().contains(0.5).endsWith(1.0);
        assertThat(pace.secondsLeft()).isZero();
    }

    @Test
    void gradientsAreMeasuredBeforeTheFirstStepAndAfterEveryEpoch() throws Exception {
        List<ArmRun> runs = run(experiment(true));
        ArmRun small = runs.stream()
                .filter(run -> run.arm().equals("small"))
                .findFirst()
                .orElseThrow();
        assertThat(small.flows()).extracting(flow -> flow.step()).containsExactly(0L, 4L, 8L);
        assertThat(small.flows()
                        .getFirst()
                        .layer("dense1")
                        .orElseThrow()
                        .weights()
                        .orElseThrow()
                        .gradient()
                        .rms())
                .isPositive();
        assertThat(run(experiment(false)))
                .allSatisfy(run -> assertThat(run.flows()).isEmpty());
    }

    @Test
    void theSameSeedsGiveTheSameVerdict() throws Exception {
        Pair pair = new Pair("large", "small");
        Verdict first = Verdict.of(pair, run(experiment(false))).orElseThrow();
        Verdict second = Verdict.of(pair, run(experiment(false))).orElseThrow();
        assertThat(second).isEqualTo(first);
        assertThat(first.digits().keySet()).containsExactly(3L, 4L);
    }

    @Test
    void whatWasStoppedIsNoResult() throws Exception {
        TrainingControl control = new TrainingControl();
        List<ExperimentEvent> events = new ArrayList<>();
        List<ArmRun> runs = ExperimentRunner.run(experiment(false), digits, control, event -> {
            events.add(event);
            if (event instanceof ExperimentEvent.SeedDone) {
                control.stop();
            }
        });
        assertThat(runs).extracting(ArmRun::seed).containsOnly(3L).hasSize(3);
        assertThat(events)
                .filteredOn(ExperimentEvent.SeedDone.class::isInstance)
                .hasSize(1);
    }

    @Test
    void everyRunEntersTheHistory(@TempDir Path folder) throws Exception {
        Experiment experiment = experiment(false);
        TrainingControl control = new TrainingControl();
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        try (HistorySource history = new HistorySource(folder, clock, aside -> {})) {
            List<FileProblem> troubles = new CopyOnWriteArrayList<>();
            List<ArmRun> runs;
            try (ExperimentRecorder keeper = new ExperimentRecorder(
                    experiment, digits, history, Origin.COMMAND, clock, Throwable::getMessage, troubles::add)) {
                runs = ExperimentRunner.run(experiment, digits, control, keeper::follow);
            }
            assertThat(troubles).isEmpty();
            List<RunSummary> kept = history.get().list(RunQuery.newest(20));
            assertThat(kept).hasSize(6).allMatch(run -> run.state() == RunState.DONE);
            RunSummary small = kept.stream()
                    .filter(run -> run.network().equals("test, small") && run.seed() == 4)
                    .findFirst()
                    .orElseThrow();
            assertThat(small.epochsDone()).isEqualTo(2);
            assertThat(runs).hasSize(6);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 6})
    void everyArmKeepsTheWeightsOfItsBestAndOfItsLastEpoch(int epochs, @TempDir Path folder) throws Exception {
        Experiment twins = new Experiment(
                "twins",
                List.of(arm("small", SMALL, 100, 4), arm("large", LARGE, 100, epochs)),
                List.of(new Pair("large", "small")),
                TrainingConfig.of(1)
                        .withBatchSize(50)
                        .withSchedule(ScheduleSettings.of(Schedule.CONSTANT))
                        .withOptimizer(OptimizerSettings.of(OptimizerKind.ADAM).withLearningRate(1)),
                2,
                false);
        TrainingControl control = new TrainingControl();
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        try (HistorySource history = new HistorySource(folder, clock, aside -> {})) {
            try (ExperimentRecorder keeper = new ExperimentRecorder(
                    twins, digits, history, Origin.COMMAND, clock, Throwable::getMessage, problem -> {})) {
                ExperimentRunner.run(twins, digits, control, keeper::follow);
            }
            List<RunSummary> runs = history.get().list(RunQuery.newest(9));
            for (String arm : List.of("twins, small", "twins, large")) {
                assertThat(runs) // else their last weights would be those of their best epoch, and prove nothing
                        .filteredOn(run -> run.network().equals(arm))
                        .anyMatch(run -> run.bestEpoch().getAsInt() < run.epochsDone());
            }
            for (RunSummary run : runs) {
                List<Checkpoint> kept =
                        history.get().details(run.id()).orElseThrow().checkpoints();
                assertThat(kept)
                        .as(run.name())
                        .filteredOn(Checkpoint::best)
                        .extracting(Checkpoint::epoch)
                        .containsExactly(run.bestEpoch());
                assertThat(kept)
                        .as(run.name())
                        .filteredOn(Checkpoint::last)
                        .extracting(Checkpoint::epoch)
                        .containsExactly(OptionalInt.of(run.epochsDone()));
            }
        }
    }

    /// Every run of an experiment that is kept in `folder`, by the title of its arm.
    private static Map<String, RunSummary> kept(Experiment experiment, Path folder, TrainingControl control)
            throws Exception {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        Map<String, RunSummary> kept = new HashMap<>();
        try (HistorySource history = new HistorySource(folder, clock, aside -> {})) {
            try (ExperimentRecorder keeper = new ExperimentRecorder(
                    experiment, digits, history, Origin.COMMAND, clock, failure -> "why", problem -> {})) {
                ExperimentRunner.run(experiment, digits, control, event -> {
                    keeper.follow(event);
                    if (event instanceof ExperimentEvent.Learned(String arm, long seed, TrainingEvent.StepDone done)
                            && arm.equals("large")
                            && done.step() == 2) {
                        control.stop();
                    }
                });
            } catch (TrainingFailure failure) {
                // What the history says of it is what is asked.
            }
            history.get().list(RunQuery.newest(9)).forEach(run -> kept.put(run.network(), run));
        }
        return kept;
    }

    @Test
    void twinsThatAreStoppedEndAfterTheStepAndHaveNoFigures(@TempDir Path folder) throws Exception {
        Map<String, RunSummary> kept = kept(experiment(false), folder, new TrainingControl());
        assertThat(kept).containsOnlyKeys("test, small", "test, large");
        assertThat(kept.values()).allSatisfy(run -> {
            assertThat(run.state()).isEqualTo(RunState.STOPPED);
            assertThat(run.epochsDone()).isZero();
            assertThat(run.best()).isEmpty();
        });
    }

    @Test
    void anArmThatDivergesHasFailedAndItsTwinWasCutOff(@TempDir Path folder) throws Exception {
        Experiment steep = new Experiment(
                "test",
                List.of(arm("even", SMALL, 100, 1), arm("steep", LARGE, 100, 9)),
                List.of(new Pair("even", "steep")),
                TrainingConfig.of(1)
                        .withBatchSize(50)
                        .withOptimizer(OptimizerSettings.of(OptimizerKind.SGD).withLearningRate(1e30)),
                1,
                false);
        Map<String, RunSummary> kept = kept(steep, folder, new TrainingControl());
        assertThat(kept.values())
                .extracting(RunSummary::state)
                .containsExactlyInAnyOrder(RunState.FAILED, RunState.INTERRUPTED);
    }

    @Test
    void comparedArmsTakeTurnsAndOthersDoNot() {
        assertThat(experiment(false).twins().stream()
                        .map(group -> group.stream().map(Arm::id).toList()))
                .containsExactly(List.of("small", "large"), List.of("alone"));
    }

    @Test
    void oneSeedIsNoVerdict() throws Exception {
        Experiment one = experiment(false).withSeeds(1);
        Verdict verdict = Verdict.of(one.pairs().getFirst(), run(one)).orElseThrow();
        assertThat(verdict.finding()).isEqualTo(Verdict.Finding.ONE_SEED);
        assertThat(verdict.digits()).hasSize(1);
    }
}
