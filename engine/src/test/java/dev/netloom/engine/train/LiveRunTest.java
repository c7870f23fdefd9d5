package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What may be done to a run while it goes on.
@Timeout(120)
class LiveRunTest {
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28),
            new Flatten(),
            Dense.of(12),
            new Relu(),
            new Dropout(0.5),
            Dense.of(10),
            new Output());

    private static Dataset digits;

    @BeforeAll
    static void load() throws FileProblem {
        Dataset mnist = Mnist.load(Samples.mnist());
        digits = new Dataset("digits", mnist.train().first(100), mnist.test().first(20), mnist.classes());
    }

    /// Plain gradient descent at a constant rate: two epochs of ten steps.
    private static TrainingConfig plan() {
        return TrainingConfig.of(2)
                .withBatchSize(10)
                .withSchedule(ScheduleSettings.of(Schedule.CONSTANT))
                .withOptimizer(OptimizerSettings.of(OptimizerKind.SGD).withLearningRate(0.1));
    }

    private static List<TrainingEvent> run(
            TrainingConfig plan, TrainingControl control, Consumer<TrainingEvent> listener) throws TrainingFailure {
        List<TrainingEvent> events = new ArrayList<>();
        new Trainer(NETWORK, digits, plan, control, event -> {
                    events.add(event);
                    listener.accept(event);
                })
                .run();
        return events;
    }

    /// Does `what` after a step.
    private static List<TrainingEvent> runAnd(
            TrainingConfig plan, TrainingControl control, long step, Consumer<LiveSettings> what)
            throws TrainingFailure {
        return run(plan, control, event -> {
            if (event instanceof TrainingEvent.StepDone done && done.step() == step) {
                what.accept(LiveSettings.of(plan));
            }
        });
    }

    private static <T extends TrainingEvent> List<T> only(Class<T> type, List<TrainingEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static List<Double> losses(List<TrainingEvent> events) {
        return only(TrainingEvent.StepDone.class, events).stream()
                .map(TrainingEvent.StepDone::loss)
                .toList();
    }

    @Test
    void aChangedLearningRateCountsFromTheNextStepOn() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events = runAnd(
                plan(),
                control,
                5,
                now -> control.use(new LiveSettings(0.01, 0, now.weightDecay(), now.dropoutScale(), now.batchSize())));

        assertThat(only(TrainingEvent.StepDone.class, events).stream().map(TrainingEvent.StepDone::learningRate))
                .startsWith(0.1, 0.1, 0.1, 0.1, 0.1, 0.01, 0.01)
                .hasSize(20);
        List<TrainingEvent.SettingsChanged> changes = only(TrainingEvent.SettingsChanged.class, events);
        assertThat(changes).hasSize(1);
        assertThat(changes.getFirst().step()).isEqualTo(5);
        assertThat(changes.getFirst().settings().learningRate()).isEqualTo(0.01);
        List<Double> whole = losses(run(plan(), new TrainingControl(), event -> {}));
        assertThat(losses(events).subList(0, 6)).isEqualTo(whole.subList(0, 6)); // the loss comes before the update
        assertThat(losses(events).get(6)).isNotEqualTo(whole.get(6));
    }

    @Test
    void withoutDropoutTheRunGoesOnLikeOneThatNeverHadIt() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        control.use(new LiveSettings(0.1, 0, 0, 0, 10));
        List<TrainingEvent> changed = run(plan(), control, event -> {});
        List<TrainingEvent> without = run(plan().withDropoutScale(0), new TrainingControl(), event -> {});
        assertThat(losses(changed)).isEqualTo(losses(without));
        assertThat(losses(changed)).isNotEqualTo(losses(run(plan(), new TrainingControl(), event -> {})));
    }

    @Test
    void aChangedBatchSizeDealsOutTheRestOfTheEpoch() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events = runAnd(plan(), control, 5, now -> control.use(new LiveSettings(0.1, 0, 0, 1, 20)));

        List<TrainingEvent.StepDone> steps = only(TrainingEvent.StepDone.class, events);
        assertThat(steps.stream().filter(step -> step.epoch() == 1)).hasSize(5 + 3); // 50 are left: 20, 20, 10
        assertThat(steps.stream().filter(step -> step.epoch() == 2)).hasSize(5);
        assertThat(losses(events).subList(0, 5))
                .isEqualTo(
                        losses(run(plan(), new TrainingControl(), event -> {})).subList(0, 5));
    }

    @Test
    void progressCountsImagesSoThatOtherBatchesLeaveItRight() throws TrainingFailure {
        for (int batch : new int[] {1, 20, 500}) {
            TrainingControl control = new TrainingControl();
            List<TrainingEvent> events =
                    runAnd(plan(), control, 5, now -> control.use(new LiveSettings(0.1, 0, 0, 1, batch)));
            List<Progress> told = only(TrainingEvent.StepDone.class, events).stream()
                    .map(TrainingEvent.StepDone::progress)
                    .toList();
            assertThat(told).contains(new Progress(50, 200), new Progress(100, 200));
            assertThat(told.getLast()).isEqualTo(new Progress(200, 200));
            assertThat(told).isSortedAccordingTo(Comparator.comparing(Progress::imagesSeen));
            int steps =
                    only(TrainingEvent.SettingsChanged.class, events).getFirst().stepsPerEpoch();
            assertThat(steps).isEqualTo(Math.ceilDiv(100, Math.min(batch, 100)));
        }
    }

    @Test
    void theScheduleGoesOnWhereItIsWhenTheBatchSizeChanges() throws TrainingFailure {
        TrainingConfig cosine = plan().withSchedule(ScheduleSettings.of(Schedule.COSINE));
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events =
                runAnd(cosine, control, 10, now -> control.use(new LiveSettings(0.1, 0, 0, 1, 50)));

        List<TrainingEvent.StepDone> steps = only(TrainingEvent.StepDone.class, events);
        assertThat(steps).hasSize(10 + 2);
        assertThat(steps.get(10).learningRate()).isCloseTo(0.05, within(1e-9)); // half of the run is over
        assertThat(steps.get(11).learningRate()).isCloseTo(0.1 * (1 + Math.cos(Math.PI * 0.75)) / 2, within(1e-9));
    }

    @Test
    void settingsOutOfRangeAreRefusedAtOnce() {
        TrainingControl control = new TrainingControl();
        assertThatThrownBy(() -> control.use(new LiveSettings(-1, 0, 0, 1, 10)))
                .hasMessageContaining("learning rate cannot be -1");
        assertThatThrownBy(() -> control.use(new LiveSettings(0.1, 0, 0, 1, 0))).hasMessageContaining("batch size");
        assertThatThrownBy(() -> control.pace(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anEpochSteppedEndsInAPause() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        control.stepEpoch();
        List<TrainingEvent> events = run(plan(), control, event -> {
            if (event instanceof TrainingEvent.Paused) {
                control.resume();
            }
        });
        assertThat(only(TrainingEvent.Paused.class, events)).containsExactly(new TrainingEvent.Paused(10));
        assertThat(losses(events)).isEqualTo(losses(run(plan(), new TrainingControl(), event -> {})));
    }

    @Test
    void aPaceKeepsStepsApartAndAStopDoesNotWaitForIt() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        List<Long> times = new ArrayList<>();
        control.pace(20);
        run(plan(), control, event -> {
            if (event instanceof TrainingEvent.StepDone done) {
                times.add(System.nanoTime());
                if (done.step() == 5) {
                    control.pace(0.001);
                    Thread.startVirtualThread(control::stop);
                }
            }
        });
        assertThat(times).hasSize(5);
        assertThat(TimeUnit.NANOSECONDS.toMillis(times.getLast() - times.getFirst()))
                .isGreaterThanOrEqualTo(150);
    }

    @Test
    void anExaminedStepTellsWhatItSawAndWhatCameOfIt() throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        List<TrainingEvent> events = runAnd(plan(), control, 2, now -> control.examineStep());

        List<TrainingEvent.StepExamined> examined = only(TrainingEvent.StepExamined.class, events);
        assertThat(examined).hasSize(1);
        TrainingEvent.StepExamined third = examined.getFirst();
        assertThat(third.step()).isEqualTo(3);
        assertThat(third.pass().step()).isEqualTo(3);
        assertThat(third.learningRate()).isEqualTo(0.1);
        assertThat(third.batch().size()).isEqualTo(10);
        assertThat(third.batch().images()).hasSize(10 * 28 * 28);
        assertThat(values(third.before())).isNotEqualTo(values(third.after()));
    }

    private static List<Float> values(Weights weights) {
        List<Float> all = new ArrayList<>();
        weights.arrays().values().forEach(array -> {
            for (float value : array.values()) {
                all.add(value);
            }
        });
        return all;
    }
}
