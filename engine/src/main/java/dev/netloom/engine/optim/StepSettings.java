package dev.netloom.engine.optim;

/// How an optimiser takes one step. All of it may change from step to step.
///
/// @param learningRate η of this step
/// @param weightDecay λ, as in [OptimizerSettings]
/// @param momentum μ, as in [OptimizerSettings]
/// @param gradientScale s, what the gradients are multiplied by on the way: below 1 where they are clipped
public record StepSettings(double learningRate, double weightDecay, double momentum, double gradientScale) {
    /// A step with the gradients as they are.
    public static StepSettings of(OptimizerSettings settings, double learningRate) {
        return new StepSettings(learningRate, settings.weightDecay(), settings.momentum(), 1);
    }

    /// The same step at another rate.
    public StepSettings withLearningRate(double rate) {
        return new StepSettings(rate, weightDecay, momentum, gradientScale);
    }

    /// The same step with gradients so many times as large.
    public StepSettings withGradientScale(double scale) {
        return new StepSettings(learningRate, weightDecay, momentum, scale);
    }
}
