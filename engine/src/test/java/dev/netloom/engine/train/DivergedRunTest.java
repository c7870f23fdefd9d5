package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Runs whose numbers break: they end, say where, and hand over weights that are still good.
class DivergedRunTest {
    private static final Graph PLAIN = Graph.chain(
            new Input(1, 28, 28), Conv.of(4, 5, 2, 0), new Relu(), new Flatten(), Dense.of(10), new Output());

    /// Without a ReLU, which would fall silent for good and keep all finite.
    private static final Graph LINEAR = Graph.chain(
            new Input(1, 28, 28), Conv.of(4, 5, 2, 0), new Flatten(), Dense.of(20), Dense.of(10), new Output());

    private static final Graph NORMALISED = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(4, 5, 2, 0),
            new BatchNorm(0.1, 1e-5),
            new Flatten(),
            Dense.of(20),
            Dense.of(10),
            new Output());

    private static Dataset digits;

    @BeforeAll
    static void load() throws FileProblem {
        Dataset mnist = Mnist.load(Samples.mnist());
        digits = new Dataset("digits", mnist.train().first(100), mnist.test().first(50), mnist.classes());
    }

    private record Outcome(TrainingFailure failure, List<TrainingEvent> events) {
        TrainingEvent.WeightsTaken last() {
            return (TrainingEvent.WeightsTaken) events.getLast();
        }

        long stepsDone() {
            return events.stream()
                    .filter(TrainingEvent.StepDone.class::isInstance)
                    .count();
        }
    }

    private static Outcome diverge(Graph graph, TrainingConfig plan, Weights start) {
        List<TrainingEvent> events = new ArrayList<>();
        Trainer trainer = new Trainer(graph, digits, plan, new TrainingControl(), events::add);
        if (start != null) {
            trainer.startingFrom(start);
        }
        TrainingFailure failure = catchThrowableOfType(TrainingFailure.class, trainer::run);
        assertThat(failure).isNotNull();
        assertThat(failure.key()).isEqualTo("diverged");
        assertThat(failure.arguments()).hasSize(2);
        assertThat(events).noneMatch(TrainingEvent.Finished.class::isInstance);
        return new Outcome(failure, events);
    }

    private static TrainingConfig plan(OptimizerKind kind, double rate) {
        return TrainingConfig.of(20)
                .withBatchSize(25)
                .withOptimizer(OptimizerSettings.of(kind).withLearningRate(rate))
                .withSchedule(ScheduleSettings.of(Schedule.CONSTANT));
    }

    private static void assertFinite(Weights weights) {
        weights.arrays().forEach((name, array) -> {
            for (float value : array.values()) {
                assertThat(value).as(name).isFinite();
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e4, 1e10, 1e38})
    void aRateThatIsFarTooLargeEndsTheRunWithTheLastGoodWeights(double rate) {
        for (Graph graph : List.of(LINEAR, NORMALISED)) {
            Outcome outcome = diverge(graph, plan(OptimizerKind.MOMENTUM, rate), null);
            long step = (long) outcome.failure().arguments().getFirst();
            assertThat(step).isGreaterThan(1).isEqualTo(outcome.stepsDone() + 1);
            assertThat(graph.contains((String) outcome.failure().arguments().getLast()))
                    .isTrue();
            assertThat(outcome.last().step()).isEqualTo(step - 2);
            assertFinite(outcome.last().weights());
        }
    }

    /// Those of the step before last: the step before made the weights that the broken one stumbled over.
    @Test
    void theWeightsHandedOverAreThoseOfTheirStep() {
        TrainingConfig plan = plan(OptimizerKind.MOMENTUM, 1e4);
        Outcome outcome = diverge(NORMALISED, plan, null);
        TrainingControl control = new TrainingControl();
        List<TrainingEvent.WeightsTaken> taken = new ArrayList<>();
        Trainer again = new Trainer(NORMALISED, digits, plan, control, event -> {
            switch (event) {
                case TrainingEvent.StepDone done
                when done.step() == outcome.last().step() -> control.takeWeights();
                case TrainingEvent.WeightsTaken weights -> taken.add(weights);
                default -> {}
            }
        });
        assertThat(catchThrowableOfType(TrainingFailure.class, again::run)).isNotNull();
        assertThat(taken)
                .extracting(TrainingEvent.WeightsTaken::step)
                .containsOnly(outcome.last().step());
        Weights onTheWay = taken.getFirst().weights();
        onTheWay.arrays()
                .forEach((name, array) -> assertThat(
                                outcome.last().weights().arrays().get(name).values())
                        .as(name)
                        .containsExactly(array.values()));
    }

    @Test
    void aRunThatBreaksWithItsVeryLastStepFailsToo() {
        TrainingConfig plan = plan(OptimizerKind.SGD, 1e38);
        TrainingConfig single =
                TrainingConfig.of(1).withOptimizer(plan.optimizer()).withSchedule(plan.schedule());
        Outcome outcome = diverge(PLAIN, single, null);
        assertThat(outcome.failure().arguments().getFirst()).isEqualTo(1L);
        assertThat(outcome.last().step()).isZero();
        assertFinite(outcome.last().weights());
    }

    /// They would be what a run that breaks down falls back to.
    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void weightsThatAreBrokenFromTheStartAreRefused(float broken) {
        Weights start;
        try (Network network = new Network(PLAIN, 1)) {
            start = network.weights();
        }
        Map<String, Weights.Values> arrays = new LinkedHashMap<>(start.arrays());
        float[] values = arrays.get("conv1.weight").values().clone();
        values[2 * 25 + 3 * 5 + 1] = broken;
        arrays.put("conv1.weight", new Weights.Values(arrays.get("conv1.weight").dims(), values));
        Weights weights = new Weights(arrays);
        List<TrainingEvent> events = new ArrayList<>();
        Trainer trainer = new Trainer(PLAIN, digits, TrainingConfig.of(1), new TrainingControl(), events::add);
        TrainingFailure failure = catchThrowableOfType(TrainingFailure.class, trainer.startingFrom(weights)::run);
        assertThat(failure.key()).isEqualTo("weights-not-finite");
        assertThat(failure.arguments()).containsExactly(String.valueOf(broken), "conv1.weight", "[2, 0, 3, 1]");
        assertThat(events).isEmpty();
        assertThat(catchThrowableOfType(TrainingFailure.class, () -> Evaluator.evaluate(PLAIN, weights, digits.test()))
                        .key())
                .isEqualTo("weights-not-finite");
    }

    @ParameterizedTest
    @EnumSource
    void clippingKeepsEveryOptimizerFromBreaking(OptimizerKind kind) throws TrainingFailure {
        OptimizerSettings settings = OptimizerSettings.of(kind).withClip(1);
        List<TrainingEvent> events = new ArrayList<>();
        new Trainer(PLAIN, digits, plan(kind, 1).withOptimizer(settings), new TrainingControl(), events::add).run();
        assertThat(events.getLast()).isInstanceOf(TrainingEvent.Finished.class);
    }
}
