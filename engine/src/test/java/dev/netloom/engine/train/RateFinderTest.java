package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RateFinderTest extends TrainerRuns {
    private static RateFinder.Found find(TrainingConfig plan, List<RateFinder.Tried> told) throws TrainingFailure {
        return new RateFinder(NORMALISED, digits(3_000, 200), plan, new TrainingControl(), told::add).find(2);
    }

    @Test
    void theRateGrowsByTheSameFactorUntilTheLossBreaksAway() throws TrainingFailure {
        List<RateFinder.Tried> told = new ArrayList<>();
        RateFinder.Found found = find(plan(3, 32, 1), told);
        assertThat(found.tried()).isEqualTo(told).hasSizeBetween(30, RateFinder.STEPS);
        assertThat(told.getFirst().rate()).isCloseTo(1e-6, within(1e-12));
        double factor = Math.pow(1e7, 1.0 / RateFinder.STEPS);
        for (int i = 1; i < told.size(); i++) { // in straight lines between points, so not exactly
            assertThat(told.get(i).rate() / told.get(i - 1).rate()).isBetween(0.9 * factor, 1.1 * factor);
        }
        assertThat(found.suggestion()).isPresent();
        assertThat(found.suggestion().getAsDouble()).isBetween(1e-4, 1.0);
    }

    @Test
    void whatIsSuggestedLearns() throws TrainingFailure {
        for (OptimizerKind kind : List.of(OptimizerKind.SGD, OptimizerKind.ADAM)) {
            TrainingConfig plan = plan(2, 32, 1).withOptimizer(OptimizerSettings.of(kind));
            double rate = find(plan, new ArrayList<>()).suggestion().orElseThrow();
            List<TrainingEvent> events = run(
                    NORMALISED,
                    digits(3_000, 200),
                    plan.withOptimizer(plan.optimizer().withLearningRate(rate)));
            assertThat(finished(events).test().orElseThrow().accuracy())
                    .as("%s at %s", kind, rate)
                    .isGreaterThan(0.85);
        }
    }

    @Test
    void aPlateauHalvesTheRateAfterEpochsWithoutALowerLoss() throws TrainingFailure {
        TrainingConfig plan = plan(6, 50, 1)
                .withOptimizer(OptimizerSettings.of(OptimizerKind.SGD).withLearningRate(1e-9))
                .withSchedule(dev.netloom.engine.optim.ScheduleSettings.of(dev.netloom.engine.optim.Schedule.PLATEAU)
                        .withPatience(2));
        List<TrainingEvent> events = run(NORMALISED, digits(50, 20), plan);
        List<Double> rates = only(TrainingEvent.StepDone.class, events).stream()
                .map(TrainingEvent.StepDone::learningRate)
                .toList();
        assertThat(rates).containsExactly(1e-9, 1e-9, 1e-9, 5e-10, 5e-10, 2.5e-10);
    }
}
