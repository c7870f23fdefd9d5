package dev.netloom.engine.train;

import dev.netloom.engine.optim.OptimizerSettings;

/// What may change while a run goes on; see [TrainingConfig] for ranges.
///
/// @param learningRate the highest of the run, which the schedule scales
public record LiveSettings(
        double learningRate, double momentum, double weightDecay, double dropoutScale, int batchSize) {
    /// Those that a plan begins with.
    public static LiveSettings of(TrainingConfig plan) {
        OptimizerSettings optimizer = plan.optimizer();
        return new LiveSettings(
                optimizer.learningRate(),
                optimizer.momentum(),
                optimizer.weightDecay(),
                plan.dropoutScale(),
                plan.batchSize());
    }

    /// Those that a state was reached with.
    static LiveSettings of(ResumeState state) {
        return new LiveSettings(
                state.number("learning_rate"),
                state.number("momentum"),
                state.number("weight_decay"),
                state.number("dropout_scale"),
                Math.toIntExact(state.count("batch")));
    }

    void save(ResumeState.Draft state) {
        state.put("learning_rate", learningRate)
                .put("momentum", momentum)
                .put("weight_decay", weightDecay)
                .put("dropout_scale", dropoutScale)
                .put("batch", batchSize);
    }

    public LiveSettings withBatchSize(int batchSize) {
        return new LiveSettings(learningRate, momentum, weightDecay, dropoutScale, batchSize);
    }

    /// The plan that differs from `plan` by these.
    ///
    /// @throws IllegalArgumentException where one of them is out of range
    public TrainingConfig in(TrainingConfig plan) {
        OptimizerSettings optimizer = plan.optimizer()
                .withLearningRate(learningRate)
                .withMomentum(momentum)
                .withWeightDecay(weightDecay);
        return plan.withOptimizer(optimizer).withDropoutScale(dropoutScale).withBatchSize(batchSize);
    }
}
