package dev.netloom.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.history.Origin;
import dev.netloom.engine.history.RunQuery;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.sweep.PointResult.Stage;
import dev.netloom.engine.train.AllAtOnce;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingExecutor;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTrainingTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28), Conv.of(4, 5, 3, 0), new Relu(), new Flatten(), Dense.of(10), new Output());
    private static final TrainingDescription PLAN =
            TrainingDescription.of(TrainingConfig.of(3).withBatchSize(50).withSeed(11));

    @TempDir
    private Path folder;

    private static Dataset digits() throws FileProblem {
        Dataset all = Mnist.load(Samples.mnist());
        return new Dataset(
                "digits",
                all.train().sample(300),
                all.test().select(IntStream.range(0, 100).toArray()),
                all.classes());
    }

    /// @param stopAt the step of the second point at which it is stopped; 0 for none
    private static List<PointResult> train(
            HistorySource history, SweepMethod method, int stopAt, List<SweepEvent> told, String... over)
            throws Exception {
        return train(TrainingExecutor.LOCAL, history, method, stopAt, told, over);
    }

    private static List<PointResult> train(
            TrainingExecutor executor,
            HistorySource history,
            SweepMethod method,
            int stopAt,
            List<SweepEvent> told,
            String... over)
            throws Exception {
        PointSettings base = new PointSettings(NETWORK, PLAN);
        SweepPlan plan = new SweepPlan(
                new Project("tiny", NETWORK, Map.of()),
                PLAN,
                Stream.of(over).map(text -> SweepAxis.parse(text, base)).toList(),
                method,
                9,
                OptionalDouble.empty());
        SweepSurroundings around = new SweepSurroundings(
                digits(),
                history,
                Origin.COMMAND,
                InstantSource.system(),
                Exception::getMessage,
                check -> check.problems().keySet().toString(),
                problem -> {
                    throw new AssertionError(problem);
                });
        TrainingControl control = new TrainingControl();
        return new SweepTraining(plan, around).on(executor).run(control, event -> {
            told.add(event);
            if (event instanceof SweepEvent.Learned learned
                    && learned.point().number() == 2
                    && learned.event() instanceof TrainingEvent.StepDone step
                    && step.step() == stopAt) {
                control.stop();
            }
        });
    }

    private static List<SweepPoint> trained(List<SweepEvent> told) {
        return told.stream()
                .filter(event -> event instanceof SweepEvent.Learned learned
                        && learned.event() instanceof TrainingEvent.StepDone)
                .map(event -> ((SweepEvent.Learned) event).point())
                .toList();
    }

    /// Three points have an epoch, the best goes on to three: to the bit the run that it is on a grid.
    @Test
    void halvesStopsAndGoesOn() throws Exception {
        String rates = "learning-rate 0.0001,0.001,0.00001";
        try (HistorySource history = new HistorySource(folder, InstantSource.system(), aside -> {})) {
            List<PointResult> stopped = train(history, SweepMethod.HALVING, 3, new ArrayList<>(), rates);
            assertThat(stopped)
                    .extracting(PointResult::stage)
                    .containsExactlyInAnyOrder(Stage.DONE, Stage.WAITING, Stage.WAITING);
            List<SweepEvent> told = new ArrayList<>();
            List<PointResult> results = train(history, SweepMethod.HALVING, 0, told, rates);
            PointResult best =
                    results.stream().sorted(PointResult.BEST_FIRST).findFirst().orElseThrow();
            assertThat(best.point().values()).containsEntry("learning-rate", "0.001");
            assertThat(best.validation()).hasSize(3);
            assertThat(best.stage()).isEqualTo(Stage.DONE);
            assertThat(best.multiplyAdds())
                    .isEqualTo(3.0 * 270 * best.run().orElseThrow().multiplyAdds());
            assertThat(results)
                    .filteredOn(result -> result.stage() == Stage.DROPPED)
                    .allMatch(result -> result.validation().size() == 1)
                    .hasSize(2);
            // 6 steps an epoch: 3 of the second point are there already.
            assertThat(trained(told)).hasSize(6 + 2 * 6 + 3);
            assertThat(history.get().list(RunQuery.newest(9).searching("sweep tiny")))
                    .hasSize(3);

            try (HistorySource other =
                    new HistorySource(folder.resolve("other"), InstantSource.system(), aside -> {})) {
                List<PointResult> straight =
                        train(other, SweepMethod.GRID, 0, new ArrayList<>(), "learning-rate 0.001");
                assertThat(straight.getFirst().validation()).isEqualTo(best.validation());
            }
            try (HistorySource other =
                    new HistorySource(folder.resolve("at-once"), InstantSource.system(), aside -> {})) {
                AllAtOnce executor = new AllAtOnce();
                List<SweepEvent> mixed = new ArrayList<>();
                assertThat(train(executor, other, SweepMethod.HALVING, 0, mixed, rates))
                        .extracting(PointResult::stage, PointResult::validation)
                        .isEqualTo(results.stream()
                                .map(result -> tuple(result.stage(), result.validation()))
                                .toList());
                assertThat(executor.handed).containsExactly(3, 1);
                assertThat(mixed)
                        .filteredOn(SweepEvent.Learned.class::isInstance)
                        .extracting(
                                event -> ((SweepEvent.Learned) event).progress().fraction())
                        .isSorted()
                        .last(InstanceOfAssertFactories.DOUBLE)
                        .isGreaterThan(0.9);
            }
            List<SweepEvent> again = new ArrayList<>();
            assertThat(train(history, SweepMethod.HALVING, 0, again, rates))
                    .extracting(PointResult::stage, PointResult::validation)
                    .isEqualTo(results.stream()
                            .map(result -> tuple(result.stage(), result.validation()))
                            .toList());
            assertThat(trained(again)).isEmpty();
        }
    }

    @Test
    void passesOverWhatCannotBe() throws Exception {
        try (HistorySource history = new HistorySource(folder, InstantSource.system(), aside -> {})) {
            List<PointResult> results =
                    train(history, SweepMethod.GRID, 0, new ArrayList<>(), "conv1.kernel 29,5", "learning-rate 0.001");
            assertThat(results).extracting(PointResult::stage).containsExactly(Stage.FAILED, Stage.DONE);
            assertThat(results.getFirst().problem()).contains("conv1");
        }
    }
}
