package dev.netloom.engine.train;

import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;

/// The learning rate of a run's steps, as its schedule has it. Where the number of steps changes on the way, the
/// schedule goes on where it is. A plateau halves it where the loss does not fall.
final class LearningRate {
    private static final double LOWER = 1e-4;

    private TrainingConfig plan;
    private long steps;
    private long place;
    private double factor = 1;
    private double lowestLoss = Double.POSITIVE_INFINITY;
    private int epochsSince;

    /// @param steps of the whole run
    LearningRate(TrainingConfig plan, long steps) {
        this.plan = plan;
        this.steps = steps;
    }

    void nextStep() {
        place++;
    }

    /// @param stepsInAll of a run that went by the changed plan from the beginning
    void follow(TrainingConfig changed, long stepsInAll) {
        place = Math.round((double) place * stepsInAll / steps);
        steps = stepsInAll;
        plan = changed;
    }

    void save(ResumeState.Draft state) {
        state.put("schedule.place", place)
                .put("schedule.steps", steps)
                .put("schedule.factor", factor)
                .put("schedule.since", epochsSince);
        if (Double.isFinite(lowestLoss)) {
            state.put("schedule.lowest", lowestLoss);
        }
    }

    void restore(ResumeState state, TrainingConfig then) {
        place = state.count("schedule.place");
        steps = Math.max(1, state.count("schedule.steps"));
        factor = state.number("schedule.factor");
        epochsSince = Math.toIntExact(state.count("schedule.since"));
        lowestLoss = state.numbers().getOrDefault("schedule.lowest", Double.POSITIVE_INFINITY);
        plan = then;
    }

    /// After an epoch. As PyTorch's `ReduceLROnPlateau` counts: a loss is lower where it is so by a ten-thousandth.
    ///
    /// @param loss of images that nobody tests on
    void judge(double loss) {
        if (plan.schedule().kind() != Schedule.PLATEAU) {
            return;
        }
        if (loss < lowestLoss * (1 - LOWER)) {
            lowestLoss = loss;
            epochsSince = 0;
        } else if (++epochsSince >= plan.schedule().patience()) {
            factor *= ScheduleSettings.PLATEAU_FACTOR;
            epochsSince = 0;
        }
    }

    /// Of the step that goes on, or was taken last.
    double now() {
        return factor * plan.learningRate(Math.clamp(place, 1, steps), steps);
    }
}
