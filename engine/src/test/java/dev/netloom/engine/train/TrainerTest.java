package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a run tells, learns, and holds out.
class TrainerTest extends TrainerRuns {
    @Test
    void aRunTellsItsStoryInOrder() throws TrainingFailure {
        List<TrainingEvent> events = run(NETWORK, digits(250, 30), plan(2, 100, 1));
        assertThat(events)
                .extracting(event -> event.getClass().getSimpleName())
                .containsExactly(
                        "Started",
                        "StepDone",
                        "StepDone",
                        "StepDone",
                        "EpochDone",
                        "StepDone",
                        "StepDone",
                        "StepDone",
                        "EpochDone",
                        "Finished");
        assertThat(((TrainingEvent.Started) events.getFirst()).stepsPerEpoch()).isEqualTo(3);
        assertThat(only(TrainingEvent.StepDone.class, events))
                .extracting(TrainingEvent.StepDone::step, TrainingEvent.StepDone::epoch)
                .containsExactly(tuple(1L, 1), tuple(2L, 1), tuple(3L, 1), tuple(4L, 2), tuple(5L, 2), tuple(6L, 2));
        assertThat(finished(events).stopped()).isFalse();
        assertThat(finished(events).step()).isEqualTo(6);
        TrainingEvent.EpochDone last =
                only(TrainingEvent.EpochDone.class, events).getLast();
        assertThat(last.train().total()).isEqualTo(250);
        assertThat(last.test().total()).isEqualTo(30);
        assertThat(finished(events).test()).contains(last.test());
    }

    @Test
    void theSameSeedIsTheSameRunToTheBit() throws TrainingFailure {
        for (Graph graph : List.of(NETWORK, NORMALISED, GROUPED)) {
            List<TrainingEvent> first = run(graph, digits(150, 40), plan(2, 64, 5));
            List<TrainingEvent> second = run(graph, digits(150, 40), plan(2, 64, 5));
            assertThat(losses(second)).isEqualTo(losses(first));
            assertSameWeights(finished(second).weights(), finished(first).weights());
            assertThat(finished(second).test()).isEqualTo(finished(first).test());
        }
    }

    @Test
    void anotherSeedIsAnotherRun() throws TrainingFailure {
        assertThat(losses(run(NETWORK, digits(150, 10), plan(1, 64, 5))))
                .doesNotContainAnyElementsOf(losses(run(NETWORK, digits(150, 10), plan(1, 64, 6))));
    }

    @ParameterizedTest
    @EnumSource
    void lossFallsWithEveryOptimizer(OptimizerKind kind) throws TrainingFailure {
        TrainingConfig plan = plan(40, 25, 1).withOptimizer(OptimizerSettings.of(kind));
        for (Graph graph : List.of(NETWORK, NORMALISED)) {
            List<TrainingEvent> events = run(graph, digits(200, 10), plan);
            List<TrainingEvent.EpochDone> epochs = only(TrainingEvent.EpochDone.class, events);
            assertThat(losses(events).getFirst()).isGreaterThan(1.5);
            assertThat(epochs.getLast().train().loss())
                    .isLessThan(epochs.getFirst().train().loss() / 2);
            assertThat(epochs.getLast().train().accuracy()).isGreaterThan(0.8);
        }
    }

    /// Rules of amount 0 mix nothing, and take the other way through batches and loss.
    @Test
    void mixedLabelsAreLearnedAndTheSameSeedIsTheSameRun() throws TrainingFailure {
        TrainingConfig plan = plan(20, 25, 1).withLabelSmoothing(0.1);
        TrainingConfig mixed = plan.withAugmentation(Augmentation.parse("mixup:1,cutmix:1"));
        List<TrainingEvent> events = run(NETWORK, digits(200, 10), mixed);
        List<TrainingEvent.EpochDone> epochs = only(TrainingEvent.EpochDone.class, events);
        assertThat(epochs.getLast().train().accuracy()).isGreaterThan(0.8);
        assertThat(losses(events).getLast())
                .isGreaterThan(epochs.getLast().train().loss());
        assertThat(losses(run(NETWORK, digits(200, 10), mixed))).isEqualTo(losses(events));
        List<Double> plain = losses(run(NETWORK, digits(200, 10), plan));
        List<Double> none = losses(run(NETWORK, digits(200, 10), plan.withAugmentation(Augmentation.parse("mixup:0"))));
        for (int step = 0; step < 8; step++) {
            assertThat(none.get(step)).isCloseTo(plain.get(step), within(1e-4));
        }
    }

    @Test
    void storedWeightsEvaluateAsTheRunSaid() throws TrainingFailure {
        Dataset data = digits(100, 250);
        for (Graph graph : List.of(NETWORK, NORMALISED, GROUPED)) {
            TrainingEvent.Finished end = finished(run(graph, data, plan(1, 30, 1)));
            assertThat(end.test()).contains(Evaluator.evaluate(graph, end.weights(), data.test()));
        }
    }

    @Test
    void heldOutImagesAreEvaluatedAndNotLearned() throws TrainingFailure {
        Dataset data = digits(200, 20);
        List<TrainingEvent> events = run(NETWORK, data, plan(2, 50, 4).withValidation(0.3));
        assertThat(((TrainingEvent.Started) events.getFirst()).stepsPerEpoch()).isEqualTo(3);
        ValidationSplit split = ValidationSplit.of(data.train(), 0.3, 4);
        TrainingEvent.EpochDone last =
                only(TrainingEvent.EpochDone.class, events).getLast();
        assertThat(last.train().total()).isEqualTo(140);
        assertThat(last.validation())
                .contains(Evaluator.evaluate(
                        NETWORK, finished(events).weights(), split.validation().orElseThrow()));
        Dataset rest = new Dataset("rest", split.train(), data.test(), data.classes());
        assertThat(losses(run(NETWORK, rest, plan(2, 50, 4)))).isEqualTo(losses(events));
    }

    @Test
    void nothingIsHeldOutUnasked() throws TrainingFailure {
        List<TrainingEvent> events = run(NETWORK, digits(50, 10), plan(1, 50, 1));
        assertThat(only(TrainingEvent.EpochDone.class, events).getFirst().validation())
                .isEmpty();
    }

    /// Four steps of one batch that warm up to a rate of 0.4: the first is one of 0.1.
    @Test
    void theScheduleDecidesHowFarAStepGoes() throws TrainingFailure {
        OptimizerSettings sgd = OptimizerSettings.of(OptimizerKind.SGD);
        ScheduleSettings constant = ScheduleSettings.of(Schedule.CONSTANT);
        TrainingConfig rising =
                plan(4, 50, 1).withOptimizer(sgd.withLearningRate(0.4)).withSchedule(constant.withWarmUp(4));
        TrainingConfig steady =
                plan(4, 50, 1).withOptimizer(sgd.withLearningRate(0.1)).withSchedule(constant);
        List<Double> warm = losses(run(NETWORK, digits(50, 10), rising));
        List<Double> slow = losses(run(NETWORK, digits(50, 10), steady));
        assertThat(warm.subList(0, 2)).isEqualTo(slow.subList(0, 2));
        assertThat(warm.get(2)).isNotEqualTo(slow.get(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 64})
    void testImagesOfAnotherSizeThanTheTrainingImagesAreRefusedBeforeTraining(int side) {
        LabelledImages test = new LabelledImages(new Shape(1, side, side), new byte[10 * side * side], new byte[10]);
        Dataset data = new Dataset("digits", mnist.train().first(100), test, mnist.classes());
        List<TrainingEvent> events = new ArrayList<>();
        TrainingFailure failure = catchThrowableOfType(
                TrainingFailure.class,
                () -> new Trainer(NETWORK, data, plan(1, 50, 1), new TrainingControl(), events::add).run());
        assertThat(failure.key()).isEqualTo("test-images");
        assertThat(failure.arguments()).containsExactly(new Shape(1, 28, 28), new Shape(1, side, side));
        assertThat(events).isEmpty();
    }
}
