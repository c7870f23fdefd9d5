package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A run that goes on is the run that never stopped, to the bit.
class ResumeStateTest extends TrainerRuns {
    private static TrainingConfig plan(OptimizerKind kind) {
        return plan(3, 32, 7)
                .withOptimizer(OptimizerSettings.of(kind).withClip(1))
                .withAugmentation(Augmentation.parse("shift:2,rotate:10,mixup:0.3"))
                .withBalance(ClassBalance.EVEN)
                .withValidation(0.1);
    }

    /// What is left of a run that was stopped after some steps, and its end.
    private record Halves(List<TrainingEvent> first, List<TrainingEvent> second) {
        List<Double> losses() {
            List<Double> all = new ArrayList<>(TrainerRuns.losses(first));
            all.addAll(TrainerRuns.losses(second));
            return all;
        }

        List<Evaluation> tests() {
            List<TrainingEvent> all = new ArrayList<>(first);
            all.addAll(second);
            return only(TrainingEvent.EpochDone.class, all).stream()
                    .map(TrainingEvent.EpochDone::test)
                    .toList();
        }
    }

    private static Halves interrupted(Graph graph, TrainingConfig plan, int stopAfter) throws TrainingFailure {
        List<TrainingCheckpoint> kept = new ArrayList<>();
        TrainingControl control = new TrainingControl();
        control.keepCheckpoints(kept::add);
        List<TrainingEvent> first = run(graph, digits(150, 40), plan, control, event -> {
            if (event instanceof TrainingEvent.StepDone done && done.step() == stopAfter) {
                control.stop();
            }
        });
        assertThat(finished(first).stopped()).isTrue();
        return new Halves(first, goOn(graph, plan, kept.getLast()));
    }

    private static List<TrainingEvent> goOn(Graph graph, TrainingConfig plan, TrainingCheckpoint from)
            throws TrainingFailure {
        List<TrainingEvent> events = new ArrayList<>();
        new Trainer(graph, digits(150, 40), plan, new TrainingControl(), events::add)
                .startingFrom(TrainingStart.resuming(from.weights(), from.state()))
                .run();
        return events;
    }

    @ParameterizedTest
    @EnumSource
    void aStopInTheMiddleChangesNothing(OptimizerKind kind) throws TrainingFailure {
        Graph graph = kind.ordinal() % 2 == 0 ? NETWORK : NORMALISED;
        List<TrainingEvent> whole = run(graph, digits(150, 40), plan(kind));
        int steps = losses(whole).size();
        Random random = new Random(kind.ordinal());
        int stop = kind == OptimizerKind.ADAM ? steps / 3 : 1 + random.nextInt(steps - 1); // a third ends an epoch
        Halves halves = interrupted(graph, plan(kind), stop);
        assertThat(halves.losses()).as("stopped after %d of %d", stop, steps).isEqualTo(losses(whole));
        assertThat(halves.tests())
                .isEqualTo(only(TrainingEvent.EpochDone.class, whole).stream()
                        .map(TrainingEvent.EpochDone::test)
                        .toList());
        assertSameWeights(finished(halves.second()).weights(), finished(whole).weights());
    }

    @Test
    void averagedWeightsAndThoseOfTheBestEpochGoOn() throws TrainingFailure {
        TrainingConfig plan = plan(OptimizerKind.MUON)
                .withAveraging(0.9)
                .withValidation(0.2)
                .withEarlyStopping(new EarlyStopping(9, EarlyStopping.Measure.ACCURACY, 0.3));
        List<TrainingEvent> whole = run(NORMALISED, digits(150, 40), plan);
        Halves halves = interrupted(NORMALISED, plan, losses(whole).size() - 2);
        assertThat(halves.losses()).isEqualTo(losses(whole));
        assertThat(only(TrainingEvent.EpochDone.class, halves.second())
                        .getLast()
                        .averaged())
                .isEqualTo(only(TrainingEvent.EpochDone.class, whole).getLast().averaged())
                .isPresent();
        TrainingEvent.Finished end = finished(halves.second());
        assertThat(end.best()).isEqualTo(finished(whole).best()).isPresent();
        assertThat(end.best().orElseThrow().epoch()).isLessThan(3); // it is remembered, and not found again
        assertThat(end.test()).isEqualTo(finished(whole).test());
        assertSameWeights(end.weights(), finished(whole).weights());
    }

    @Test
    void everyEpochButTheLastIsKept() throws TrainingFailure {
        List<TrainingCheckpoint> kept = new ArrayList<>();
        TrainingControl control = new TrainingControl();
        control.keepCheckpoints(kept::add);
        TrainingConfig plan = plan(OptimizerKind.ADAM);
        List<TrainingEvent> whole = run(NORMALISED, digits(150, 40), plan, control, event -> {});
        assertThat(kept)
                .extracting(TrainingCheckpoint::step)
                .containsExactlyElementsOf(only(TrainingEvent.EpochDone.class, whole).subList(0, 2).stream()
                        .map(TrainingEvent.EpochDone::step)
                        .toList());
        for (TrainingCheckpoint checkpoint : kept) {
            assertSameWeights(
                    finished(goOn(NORMALISED, plan, checkpoint)).weights(),
                    finished(whole).weights());
        }
    }

    @Test
    void everySecondEpochIsKeptAndWhereTheRunIsStopped() throws TrainingFailure {
        List<Long> kept = new ArrayList<>();
        TrainingControl control = new TrainingControl();
        control.keepCheckpoints(checkpoint -> kept.add(checkpoint.step()));
        TrainingConfig plan = plan(OptimizerKind.ADAM).withEpochs(9).withCheckpointEvery(2);
        List<TrainingEvent> events = run(NORMALISED, digits(150, 40), plan, control, event -> {
            if (event instanceof TrainingEvent.StepDone done && done.epoch() == 6) {
                control.stop();
            }
        });
        List<Long> ends = only(TrainingEvent.EpochDone.class, events).stream()
                .map(TrainingEvent.EpochDone::step)
                .toList();
        assertThat(kept).containsExactly(ends.get(1), ends.get(3), ends.get(4) + 1);
    }

    @Test
    void settingsThatWereChangedOnTheWayAreKept() throws TrainingFailure {
        TrainingConfig plan = plan(OptimizerKind.MOMENTUM);
        LiveSettings changed = new LiveSettings(0.003, 0.8, 0.001, 0.5, 20);
        TrainingControl whole = new TrainingControl();
        List<TrainingEvent> events = run(NETWORK, digits(150, 40), plan, whole, event -> {
            if (event instanceof TrainingEvent.StepDone done && done.step() == 6) {
                whole.use(changed);
            }
        });
        List<TrainingCheckpoint> kept = new ArrayList<>();
        TrainingControl control = new TrainingControl();
        control.keepCheckpoints(kept::add);
        run(NETWORK, digits(150, 40), plan, control, event -> {
            if (event instanceof TrainingEvent.StepDone done) {
                if (done.step() == 6) {
                    control.use(changed);
                } else if (done.step() == 9) {
                    control.stop();
                }
            }
        });
        List<TrainingEvent> rest = goOn(NETWORK, plan, kept.getLast());
        assertThat(losses(rest))
                .isEqualTo(losses(events).subList(9, losses(events).size()));
        assertSameWeights(finished(rest).weights(), finished(events).weights());
    }

    @Test
    void aStateOfAnotherRunIsRefused() throws TrainingFailure {
        List<TrainingCheckpoint> kept = new ArrayList<>();
        TrainingControl control = new TrainingControl();
        control.keepCheckpoints(kept::add);
        run(NETWORK, digits(150, 40), plan(OptimizerKind.ADAM), control, event -> {});
        TrainingCheckpoint good = kept.getFirst();
        assertThatThrownBy(() -> goOn(NORMALISED, plan(OptimizerKind.ADAM), good))
                .isInstanceOf(TrainingFailure.class);
        for (Map<String, Double> wrong : List.of(
                Map.of("epoch", 4.0),
                Map.of("seen", 1e6),
                Map.of("step", -1.0),
                Map.of("batch", 0.0),
                Map.of("learning_rate", Double.NaN),
                Map.of("optimizer.steps", 0.5),
                Map.of("schedule.place", 1e300))) {
            Map<String, Double> numbers = new HashMap<>(good.state().numbers());
            numbers.putAll(wrong);
            ResumeState state = new ResumeState(numbers, good.state().vectors());
            assertThatThrownBy(() -> goOn(
                            NETWORK,
                            plan(OptimizerKind.ADAM),
                            new TrainingCheckpoint(good.step(), good.weights(), state)))
                    .as("%s", wrong)
                    .isInstanceOf(TrainingFailure.class)
                    .hasMessageContaining("cannot go on");
        }
    }
}
