package dev.netloom.engine.optim;

/// How Adam remembers: what stays of its two running means from step to step.
///
/// @param beta1 β₁ of the mean of the gradients, 0 to below 1
/// @param beta2 β₂ of the mean of their squares, 0 to below 1
/// @param epsilon ε > 0, which is added to the root that Adam divides by
public record AdamSettings(double beta1, double beta2, double epsilon) {
    /// As Kingma and Ba propose.
    public static final AdamSettings USUAL = new AdamSettings(0.9, 0.999, 1e-8);

    public AdamSettings {
        OptimizerSettings.require(beta1 >= 0 && beta1 < 1, "beta 1", beta1);
        OptimizerSettings.require(beta2 >= 0 && beta2 < 1, "beta 2", beta2);
        OptimizerSettings.require(epsilon > 0 && epsilon <= 1, "epsilon", epsilon);
    }

    public AdamSettings withBeta1(double beta1) {
        return new AdamSettings(beta1, beta2, epsilon);
    }

    public AdamSettings withBeta2(double beta2) {
        return new AdamSettings(beta1, beta2, epsilon);
    }

    public AdamSettings withEpsilon(double epsilon) {
        return new AdamSettings(beta1, beta2, epsilon);
    }
}
