package dev.netloom.engine.optim;

/// What Muon has besides learning rate and momentum.
///
/// @param iterations of Newton-Schulz, 1 to 10: how closely every step comes to an orthogonal matrix
/// @param adamRate > 0, the learning rate of the parameters that are no hidden matrices, which Adam moves, at the
///                 highest of the run; it changes over the run as Muon's own does, in proportion
public record MuonSettings(int iterations, double adamRate) {
    /// As Jordan et al. propose, beside the usual rate of Adam here.
    public static final MuonSettings USUAL = new MuonSettings(5, OptimizerKind.ADAM.presetRate());

    public MuonSettings {
        OptimizerSettings.require(iterations >= 1 && iterations <= 10, "Newton-Schulz iterations", iterations);
        OptimizerSettings.require(adamRate > 0 && Double.isFinite(adamRate), "learning rate of Adam", adamRate);
    }

    public MuonSettings withIterations(int iterations) {
        return new MuonSettings(iterations, adamRate);
    }

    public MuonSettings withAdamRate(double adamRate) {
        return new MuonSettings(iterations, adamRate);
    }
}
