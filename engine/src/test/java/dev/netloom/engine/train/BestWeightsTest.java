package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Which weights a run hands out: averaged ones, and those of its best epoch.
class BestWeightsTest extends TrainerRuns {
    private static final double DECAY = 0.9;

    /// The average of the weights after every step, worked out from copies of them; running statistics, too.
    @Test
    void averagedWeightsAreTestedBesideTheOthersAndHandedOut() throws TrainingFailure {
        Dataset data = digits(200, 300);
        TrainingConfig plan = plan(2, 25, 3).withValidation(0.2);
        TrainingControl control = new TrainingControl();
        List<Weights> steps = new ArrayList<>();
        control.examineStep();
        List<TrainingEvent> plain = run(NORMALISED, data, plan, control, event -> {
            if (event instanceof TrainingEvent.StepExamined examined) {
                steps.add(steps.isEmpty() ? examined.before() : examined.after());
                if (steps.size() == 1) {
                    steps.add(examined.after());
                }
                control.examineStep();
            }
        });
        List<TrainingEvent> averaging = run(NORMALISED, data, plan.withAveraging(DECAY));
        assertThat(losses(averaging)).isEqualTo(losses(plain)); // evaluating leaves the raw weights alone

        TrainingEvent.Finished end = finished(averaging);
        assertAverage(end.weights(), steps);
        TrainingEvent.EpochDone last =
                only(TrainingEvent.EpochDone.class, averaging).getLast();
        TrainingEvent.EpochDone lastPlain =
                only(TrainingEvent.EpochDone.class, plain).getLast();
        assertThat(last.test()).isEqualTo(lastPlain.test());
        assertThat(last.validation()).isEqualTo(lastPlain.validation());
        assertThat(lastPlain.averaged()).isEmpty();
        Evaluation averaged = Evaluator.evaluate(NORMALISED, end.weights(), data.test());
        assertThat(last.averaged().orElseThrow().test()).isEqualTo(averaged).isEqualTo(last.kept());
        assertThat(last.averaged().orElseThrow().validation().orElseThrow().total())
                .isEqualTo(40);
        assertThat(last.judged())
                .isEqualTo(last.averaged().orElseThrow().validation().orElseThrow());
        assertThat(end.test()).contains(averaged);
    }

    private static void assertAverage(Weights found, List<Weights> steps) {
        for (String name : found.arrays().keySet()) {
            float[] values = found.arrays().get(name).values();
            for (int i = 0; i < values.length; i++) {
                double mean = steps.getFirst().arrays().get(name).values()[i];
                for (int t = 1; t < steps.size(); t++) {
                    double decay = Math.min(DECAY, (1.0 + t) / (10 + t));
                    mean = decay * mean
                            + (1 - decay) * steps.get(t).arrays().get(name).values()[i];
                }
                assertThat((double) values[i]).as(name).isCloseTo(mean, within(1e-5));
            }
        }
        assertThat(found.arrays().keySet()).anyMatch(name -> name.contains("running"));
    }

    /// Steps that are far too long make a network worse from some epoch on.
    @Test
    void aRunThatGetsNoBetterEndsWithTheWeightsOfItsBestEpoch() throws TrainingFailure {
        Dataset data = digits(300, 200);
        TrainingConfig plan = plan(12, 25, 5)
                .withValidation(0.3)
                .withSchedule(ScheduleSettings.of(Schedule.CONSTANT))
                .withOptimizer(OptimizerSettings.of(OptimizerKind.ADAM).withLearningRate(0.01));
        EarlyStopping rule = new EarlyStopping(2, EarlyStopping.Measure.LOSS, 0);
        List<TrainingEvent> whole = watched(NETWORK, data, plan, new HashMap<>());
        int best = bestEpoch(only(TrainingEvent.EpochDone.class, whole), 2);
        assertThat(best).isBetween(1, 9); // else this shows nothing

        Map<Integer, Weights> weights = new HashMap<>();
        List<TrainingEvent> stopped = watched(NETWORK, data, plan.withEarlyStopping(rule), weights);
        List<TrainingEvent.EpochDone> epochs = only(TrainingEvent.EpochDone.class, stopped);
        TrainingEvent.Finished end = finished(stopped);
        assertThat(epochs).hasSize(best + 2);
        assertThat(end.best())
                .contains(new TrainingEvent.BestEpochKept(
                        best, epochs.get(best - 1).step(), best + 2, true));
        assertThat(end.stopped()).isFalse();
        assertThat(end.stoppedEarly()).isTrue();
        assertThat(end.test()).contains(epochs.get(best - 1).test());
        assertSameWeights(end.weights(), weights.get(best));
        assertThat(Evaluator.evaluate(NETWORK, end.weights(), data.test()))
                .isEqualTo(epochs.get(best - 1).test());

        List<TrainingEvent> patient =
                watched(NETWORK, data, plan.withEpochs(best + 1).withEarlyStopping(rule), weights);
        assertThat(finished(patient).best().orElseThrow().early()).isFalse();
        assertSameWeights(finished(patient).weights(), weights.get(best));

        List<TrainingEvent> demanding =
                watched(NETWORK, data, plan.withEarlyStopping(rule.withMinDelta(1)), new HashMap<>());
        assertThat(only(TrainingEvent.EpochDone.class, demanding).size()).isLessThan(best + 2);
    }

    /// The first epoch after which as many follow without a smaller loss.
    private static int bestEpoch(List<TrainingEvent.EpochDone> epochs, int patience) {
        int best = 0;
        for (int i = 1; i < epochs.size() && i - best < patience; i++) {
            if (epochs.get(i).judged().loss() < epochs.get(best).judged().loss()) {
                best = i;
            }
        }
        return best + 1;
    }

    /// @param weights takes those of every epoch
    private static List<TrainingEvent> watched(
            Graph graph, Dataset data, TrainingConfig plan, Map<Integer, Weights> weights) throws TrainingFailure {
        TrainingControl control = new TrainingControl();
        int[] epoch = {0};
        return run(graph, data, plan, control, event -> {
            if (event instanceof TrainingEvent.EpochDone done) {
                epoch[0] = done.epoch();
                control.takeWeights();
            } else if (event instanceof TrainingEvent.WeightsTaken taken) {
                weights.put(epoch[0], taken.weights());
            }
        });
    }

    @Test
    void withoutImagesToJudgeByItCannotStopEarly() {
        TrainingDescription usual = TrainingDescription.of(TrainingConfig.of(2));
        TrainingDescription patient = TrainingFields.PATIENCE.with(usual, "3");
        assertThat(TrainingFields.conflict(patient.config()))
                .get()
                .satisfies(problem -> assertThat(problem.key()).isEqualTo("needs-validation"));
        assertThat(TrainingFields.conflict(
                        TrainingFields.VALIDATION.with(patient, "0.1").config()))
                .isEqualTo(Optional.empty());
        assertThat(TrainingFields.isUsed(TrainingFields.MIN_DELTA, patient.config()))
                .isTrue();
        assertThat(TrainingFields.isUsed(TrainingFields.MIN_DELTA, usual.config()))
                .isFalse();
    }
}
