package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.reference.ReferenceLoss;
import dev.netloom.engine.reference.ReferenceNetwork;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(120)
class TrainerTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(6, 5, 2, 0),
            new Relu(),
            Pool.of(Pool.Kind.MAX, 2, 2, 0),
            new Flatten(),
            new Dropout(0.2),
            Dense.of(10),
            new Output());

    private static final Graph NORMALISED = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(6, 5, 3, 0),
            new BatchNorm(0.1, 1e-5),
            new Relu(),
            new Flatten(),
            Dense.of(10),
            new Output());

    private static Dataset mnist;

    @BeforeAll
    static void load() throws FileProblem {
        mnist = Mnist.load(Samples.mnist());
    }

    /// The first digits of MNIST: few enough to be learned by heart in a second.
    private static Dataset digits(int train, int test) {
        return new Dataset("digits", mnist.train().first(train), mnist.test().first(test), mnist.classes());
    }

    private static TrainingPlan plan(int epochs, int batch, long seed) {
        return TrainingPlan.of(epochs).withBatchSize(batch).withSeed(seed);
    }

    private static List<TrainingEvent> run(Graph graph, Dataset data, TrainingPlan plan) throws TrainingFailure {
        return run(graph, data, plan, new TrainingControl(), event -> {});
    }

    private static List<TrainingEvent> run(
            Graph graph, Dataset data, TrainingPlan plan, TrainingControl control, Consumer<TrainingEvent> then)
            throws TrainingFailure {
        List<TrainingEvent> events = new ArrayList<>();
        new Trainer(graph, data, plan, control, event -> {
                    events.add(event);
                    then.accept(event);
                })
                .run();
        return events;
    }

    private static <T> List<T> only(Class<T> type, List<TrainingEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<Double> losses(List<TrainingEvent> events) {
        return only(TrainingEvent.StepDone.class, events).stream()
                .map(TrainingEvent.StepDone::loss)
                .toList();
    }

    private static TrainingEvent.Finished finished(List<TrainingEvent> events) {
        return (TrainingEvent.Finished) events.getLast();
    }

    private static void assertSameWeights(Weights found, Weights expected) {
        assertThat(found.arrays().keySet()).isEqualTo(expected.arrays().keySet());
        expected.arrays()
                .forEach((name, array) ->
                        assertThat(found.arrays().get(name).values()).as(name).containsExactly(array.values()));
    }

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
        assertThat(finished(events).test()).isEqualTo(last.test());
    }

    @Test
    void theSameSeedIsTheSameRunToTheBit() throws TrainingFailure {
        for (Graph graph : List.of(NETWORK, NORMALISED)) {
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
        TrainingPlan plan = plan(40, 25, 1).withOptimizer(OptimizerSettings.of(kind));
        for (Graph graph : List.of(NETWORK, NORMALISED)) {
            List<TrainingEvent> events = run(graph, digits(200, 10), plan);
            List<TrainingEvent.EpochDone> epochs = only(TrainingEvent.EpochDone.class, events);
            assertThat(losses(events).getFirst()).isGreaterThan(1.5);
            assertThat(epochs.getLast().train().loss())
                    .isLessThan(epochs.getFirst().train().loss() / 2);
            assertThat(epochs.getLast().train().accuracy()).isGreaterThan(0.8);
        }
    }

    @Test
    void oneStepOfGradientDescentIsThatOfTheReference() throws TrainingFailure {
        for (Graph graph : List.of(
                NETWORK.without("dropout1").with(NETWORK.node("dense1").withInputs(List.of("flatten1"))), NORMALISED)) {
            Dataset data = digits(7, 5);
            Weights start;
            try (Network network = new Network(graph, 3)) {
                start = network.weights();
            }
            double rate = 0.5;
            List<TrainingEvent> events = new ArrayList<>();
            new Trainer(
                            graph,
                            data,
                            plan(1, 7, 1)
                                    .withOptimizer(OptimizerSettings.of(OptimizerKind.SGD)
                                            .withLearningRate(rate)),
                            new TrainingControl(),
                            events::add)
                    .startingFrom(start)
                    .run();

            ReferenceNetwork reference = ReferenceNetwork.training(graph, ReferenceNetwork.doubles(start), Map.of());
            ReferenceLoss loss = ReferenceLoss.of(reference.forward(pixels(data), 7), labels(data));
            reference.backward(loss.gradient());
            assertThat(losses(events).getFirst()).isCloseTo(loss.value(), within(1e-5));
            Map<String, double[]> expected = new HashMap<>(ReferenceNetwork.doubles(start));
            reference.parameterGradients().forEach((name, gradient) -> {
                for (int i = 0; i < gradient.length; i++) {
                    expected.get(name)[i] -= rate * gradient[i];
                }
            });
            expected.putAll(reference.kept());
            finished(events).weights().arrays().forEach((name, array) -> {
                for (int i = 0; i < array.values().length; i++) {
                    assertThat((double) array.values()[i]).as(name).isCloseTo(expected.get(name)[i], within(1e-5));
                }
            });
        }
    }

    private static double[] pixels(Dataset data) {
        double[] pixels = new double[data.train().size() * 784];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = data.train().pixel(i / 784, i % 784) / 255.0;
        }
        return pixels;
    }

    private static int[] labels(Dataset data) {
        int[] labels = new int[data.train().size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = data.train().label(i);
        }
        return labels;
    }

    @Test
    void aStoppedRunEndsAfterItsStepAndKeepsWhatItLearned() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events = run(NETWORK, digits(300, 20), plan(3, 50, 1), control, event -> {
            if (event instanceof TrainingEvent.StepDone done && done.step() == 8) {
                control.stop();
            }
        });
        assertThat(finished(events).stopped()).isTrue();
        assertThat(finished(events).step()).isEqualTo(8);
        assertThat(only(TrainingEvent.StepDone.class, events)).hasSize(8);
        assertThat(only(TrainingEvent.EpochDone.class, events)).hasSize(1);
        List<TrainingEvent> whole = run(NETWORK, digits(300, 20), plan(3, 50, 1));
        assertThat(losses(events)).isEqualTo(losses(whole).subList(0, 8));
        assertThat(finished(events).test())
                .isNotEqualTo(
                        only(TrainingEvent.EpochDone.class, events).getLast().test());
    }

    @Test
    void aRunStoppedBeforeItBeginsStillFinishes() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        control.stop();
        List<TrainingEvent> events = run(NETWORK, digits(20, 20), plan(1, 10, 1), control, event -> {});
        assertThat(events).extracting(event -> event.getClass().getSimpleName()).containsExactly("Started", "Finished");
        assertThat(finished(events).stopped()).isTrue();
        assertThat(finished(events).step()).isZero();
    }

    @Test
    void pausesAndSingleStepsLeaveNoTraceInTheResult() throws Exception {
        TrainingControl control = new TrainingControl();
        BlockingQueue<TrainingEvent> told = new LinkedBlockingQueue<>();
        List<TrainingEvent> events = new ArrayList<>();
        control.step();
        Thread thread = Thread.ofPlatform().daemon().start(() -> {
            try {
                events.addAll(run(NETWORK, digits(300, 20), plan(1, 50, 1), control, told::add));
            } catch (TrainingFailure e) {
                throw new IllegalStateException(e);
            }
        });
        assertPausedAt(1, told);
        control.step();
        assertPausedAt(2, told);
        control.takeWeights();
        assertThat(((TrainingEvent.WeightsTaken) next(told)).step()).isEqualTo(2);
        assertThat(told.poll(100, TimeUnit.MILLISECONDS)).isNull();
        control.resume();
        thread.join();

        List<TrainingEvent> whole = run(NETWORK, digits(300, 20), plan(1, 50, 1));
        assertThat(only(TrainingEvent.Resumed.class, events)).containsExactly(new TrainingEvent.Resumed(2));
        assertThat(losses(events)).isEqualTo(losses(whole));
        assertSameWeights(finished(events).weights(), finished(whole).weights());
    }

    private static void assertPausedAt(long step, BlockingQueue<TrainingEvent> told) throws InterruptedException {
        TrainingEvent event = next(told);
        while (!(event instanceof TrainingEvent.Paused)) {
            event = next(told);
        }
        assertThat(event).isEqualTo(new TrainingEvent.Paused(step));
    }

    private static TrainingEvent next(BlockingQueue<TrainingEvent> told) throws InterruptedException {
        TrainingEvent event = told.poll(30, TimeUnit.SECONDS);
        assertThat(event).isNotNull();
        return event;
    }

    @Test
    void aPausedRunCanBeStopped() throws Exception {
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events = run(NETWORK, digits(100, 20), plan(1, 10, 1), control, event -> {
            switch (event) {
                case TrainingEvent.StepDone done when done.step() == 3 -> control.pause();
                case TrainingEvent.Paused paused -> control.stop();
                default -> {}
            }
        });
        assertThat(finished(events).step()).isEqualTo(3);
        assertThat(finished(events).stopped()).isTrue();
        assertThat(only(TrainingEvent.Resumed.class, events)).isEmpty();
    }

    @Test
    void weightsTakenOnTheWayAreThoseOfTheirStep() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events = run(NETWORK, digits(60, 10), plan(1, 20, 1), control, event -> {
            if (event instanceof TrainingEvent.StepDone done && done.step() == 3) {
                control.takeWeights();
            }
        });
        TrainingEvent.WeightsTaken taken =
                only(TrainingEvent.WeightsTaken.class, events).getFirst();
        assertThat(taken.step()).isEqualTo(3);
        assertSameWeights(taken.weights(), finished(events).weights());
    }

    @Test
    void storedWeightsEvaluateAsTheRunSaid() throws TrainingFailure {
        Dataset data = digits(100, 250);
        for (Graph graph : List.of(NETWORK, NORMALISED)) {
            TrainingEvent.Finished end = finished(run(graph, data, plan(1, 30, 1)));
            assertThat(Evaluator.evaluate(graph, end.weights(), data.test())).isEqualTo(end.test());
        }
    }

    @Test
    void evaluationIsThatOfTheReference() throws TrainingFailure {
        Dataset data = digits(203, 203);
        Dataset swapped = new Dataset("swapped", data.train(), data.train(), data.classes());
        Weights weights = finished(run(NORMALISED, swapped, plan(2, 50, 1))).weights();
        Evaluation evaluation = Evaluator.evaluate(NORMALISED, weights, data.train());
        double[] logits = ReferenceNetwork.evaluating(NORMALISED, ReferenceNetwork.doubles(weights))
                .forward(pixels(data), 203);
        ReferenceLoss loss = ReferenceLoss.of(logits, labels(data));
        assertThat(evaluation.loss()).isCloseTo(loss.value(), within(1e-5));
        List<Integer> missed = new ArrayList<>();
        for (int n = 0; n < 203; n++) {
            int best = 0;
            for (int k = 1; k < 10; k++) {
                best = logits[n * 10 + k] > logits[n * 10 + best] ? k : best;
            }
            if (best != data.train().label(n)) {
                missed.add(n);
            }
        }
        assertThat(missed).isNotEmpty();
        assertThat(evaluation.misclassified()).extracting(miss -> miss.index()).isEqualTo(missed);
        assertThat(evaluation.correct()).isEqualTo(203 - missed.size());
        evaluation.misclassified().forEach(miss -> {
            assertThat(miss.label()).isEqualTo(data.train().label(miss.index()));
            assertThat(miss.predicted()).isNotEqualTo(miss.label());
            assertThat((double) miss.confidence())
                    .isCloseTo(loss.probabilities()[miss.index() * 10 + miss.predicted()], within(1e-5));
        });
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

    /// However well a network knows the labels, the smoothed loss is not below the entropy of what they are smoothed
    /// to.
    @Test
    void labelSmoothingIsInTheLossOfTheStepsOnly() throws TrainingFailure {
        TrainingPlan plan = plan(150, 10, 1);
        List<TrainingEvent> smooth = run(NETWORK, digits(50, 10), plan.withLabelSmoothing(0.2));
        List<TrainingEvent> plain = run(NETWORK, digits(50, 10), plan);
        double least = -0.82 * Math.log(0.82) - 9 * 0.02 * Math.log(0.02);
        assertThat(losses(smooth)).allSatisfy(loss -> assertThat(loss).isGreaterThan(least));
        assertThat(losses(plain).getLast()).isLessThan(least / 2);
        assertThat(only(TrainingEvent.EpochDone.class, smooth).getLast().train().loss())
                .isLessThan(least / 2);
    }

    @Test
    void clippedGradientsMakeASmallerStep() throws TrainingFailure {
        OptimizerSettings sgd = OptimizerSettings.of(OptimizerKind.SGD).withLearningRate(1);
        Weights start;
        try (Network network = new Network(NETWORK, 1)) {
            start = network.weights();
        }
        TrainingPlan plan = plan(1, 50, 1).withOptimizer(sgd.withClip(0.01));
        Weights end = finished(run(NETWORK, digits(50, 10), plan)).weights();
        double squares = 0;
        for (String name : start.arrays().keySet()) {
            for (int i = 0; i < start.arrays().get(name).values().length; i++) {
                squares += Math.pow(
                        end.arrays().get(name).values()[i]
                                - start.arrays().get(name).values()[i],
                        2);
            }
        }
        assertThat(Math.sqrt(squares)).isCloseTo(0.01, within(1e-4));
    }

    /// Four steps of one batch that warm up to a rate of 0.4: the first is one of 0.1.
    @Test
    void theScheduleDecidesHowFarAStepGoes() throws TrainingFailure {
        OptimizerSettings sgd = OptimizerSettings.of(OptimizerKind.SGD);
        ScheduleSettings constant = ScheduleSettings.of(Schedule.CONSTANT);
        TrainingPlan rising =
                plan(4, 50, 1).withOptimizer(sgd.withLearningRate(0.4)).withSchedule(constant.withWarmUp(4));
        TrainingPlan steady =
                plan(4, 50, 1).withOptimizer(sgd.withLearningRate(0.1)).withSchedule(constant);
        List<Double> warm = losses(run(NETWORK, digits(50, 10), rising));
        List<Double> slow = losses(run(NETWORK, digits(50, 10), steady));
        assertThat(warm.subList(0, 2)).isEqualTo(slow.subList(0, 2));
        assertThat(warm.get(2)).isNotEqualTo(slow.get(2));
    }

    @Test
    void whatDoesNotFitTogetherIsSaidBeforehand() {
        Dataset data = digits(20, 10);
        assertFails("problems", NETWORK.without("relu1"), data, null);
        assertFails("input", NETWORK.with(NETWORK.node("input1").withBlock(new Input(1, 32, 32))), data, null);
        assertFails("classes", NETWORK.with(NETWORK.node("dense1").withBlock(Dense.of(9))), data, null);
        Weights foreign;
        try (Network network = new Network(NORMALISED, 1)) {
            foreign = network.weights();
        }
        assertFails("weights", NETWORK, data, foreign);
    }

    private static void assertFails(String key, Graph graph, Dataset data, Weights weights) {
        List<TrainingEvent> events = new ArrayList<>();
        assertThatThrownBy(() -> new Trainer(graph, data, plan(1, 10, 1), new TrainingControl(), events::add)
                        .startingFrom(weights)
                        .run())
                .isInstanceOfSatisfying(
                        TrainingFailure.class,
                        failure -> assertThat(failure.key()).isEqualTo(key));
        assertThat(events).isEmpty();
    }

    @Test
    void plansWithoutSenseAreRefused() {
        assertThatThrownBy(() -> plan(0, 10, 1)).hasMessageContaining("epochs");
        assertThatThrownBy(() -> plan(1, 0, 1)).hasMessageContaining("batch");
        for (double share : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> plan(1, 1, 1).withValidation(share)).hasMessageContaining("validation");
            assertThatThrownBy(() -> plan(1, 1, 1).withLabelSmoothing(share)).hasMessageContaining("smoothing");
        }
    }

    @Test
    void aPlanTellsEachOfItsSettings() {
        OptimizerSettings optimizer = OptimizerSettings.of(OptimizerKind.ADAMW).withClip(2);
        ScheduleSettings schedule = new ScheduleSettings(Schedule.ONE_CYCLE, 0.25);
        TrainingPlan plan = TrainingPlan.of(3)
                .withBatchSize(7)
                .withOptimizer(optimizer)
                .withSchedule(schedule)
                .withLabelSmoothing(0.1)
                .withAugmentation(Augmentation.parse("shift:1"))
                .withPrecision(Precision.BFLOAT16)
                .withDropoutScale(0.5)
                .withValidation(0.2)
                .withSeed(9);
        assertThat(plan)
                .isEqualTo(new TrainingPlan(
                        3,
                        7,
                        optimizer,
                        schedule,
                        Augmentation.parse("shift:1"),
                        Precision.BFLOAT16,
                        0.1,
                        0.5,
                        0.2,
                        9));
    }
}
