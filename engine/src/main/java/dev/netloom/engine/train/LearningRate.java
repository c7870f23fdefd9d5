package dev.netloom.engine.train;

/// The learning rate of a run's steps, as its schedule has it. Where the number of steps changes on the way, the
/// schedule goes on where it is.
final class LearningRate {
    private TrainingConfig plan;
    private long steps;
    private long place;

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
        state.put("schedule.place", place).put("schedule.steps", steps);
    }

    void restore(ResumeState state, TrainingConfig then) {
        place = state.count("schedule.place");
        steps = Math.max(1, state.count("schedule.steps"));
        plan = then;
    }

    /// Of the step that goes on, or was taken last.
    double now() {
        return plan.learningRate(Math.clamp(place, 1, steps), steps);
    }
}
