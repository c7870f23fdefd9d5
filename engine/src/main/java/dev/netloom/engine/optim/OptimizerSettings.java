package dev.netloom.engine.optim;

/// Which optimiser, and how it is set.
///
/// @param learningRate η, the highest of the run; a [ScheduleSettings] says how it changes
/// @param weightDecay λ ≥ 0. AdamW and Muon shrink the weights by it (decoupled), the others add λ · w to the
///                    gradient (L2). As by default in PyTorch, all trained parameters decay: biases and batch
///                    normalisation's too
/// @param momentum μ of Momentum, Nesterov and Muon, 0 to below 1; the others have none
/// @param clip the largest norm that the gradient of all parameters together may have; 0 for any. It is applied
///             before weight decay
/// @param adam how Adam and AdamW remember, and Muon's part that is Adam; the others have none of it
/// @param muon what only Muon has
public record OptimizerSettings(
        OptimizerKind kind,
        double learningRate,
        double weightDecay,
        double momentum,
        double clip,
        AdamSettings adam,
        MuonSettings muon) {
    private static final double CLIP_EPSILON = 1e-6;

    public OptimizerSettings {
        require(learningRate > 0 && Double.isFinite(learningRate), "learning rate", learningRate);
        require(weightDecay >= 0 && Double.isFinite(weightDecay), "weight decay", weightDecay);
        require(momentum >= 0 && momentum < 1, "momentum", momentum);
        require(clip >= 0 && Double.isFinite(clip), "gradient clip", clip);
    }

    /// With the usual settings of its kind: momentum 0.9 (Muon: 0.95), no clipping.
    public static OptimizerSettings of(OptimizerKind kind) {
        return new OptimizerSettings(
                kind,
                kind.presetRate(),
                kind.presetDecay(),
                kind.presetMomentum(),
                0,
                AdamSettings.USUAL,
                MuonSettings.USUAL);
    }

    public OptimizerSettings withLearningRate(double learningRate) {
        return new OptimizerSettings(kind, learningRate, weightDecay, momentum, clip, adam, muon);
    }

    public OptimizerSettings withWeightDecay(double weightDecay) {
        return new OptimizerSettings(kind, learningRate, weightDecay, momentum, clip, adam, muon);
    }

    public OptimizerSettings withMomentum(double momentum) {
        return new OptimizerSettings(kind, learningRate, weightDecay, momentum, clip, adam, muon);
    }

    public OptimizerSettings withClip(double clip) {
        return new OptimizerSettings(kind, learningRate, weightDecay, momentum, clip, adam, muon);
    }

    public OptimizerSettings withAdam(AdamSettings adam) {
        return new OptimizerSettings(kind, learningRate, weightDecay, momentum, clip, adam, muon);
    }

    public OptimizerSettings withMuon(MuonSettings muon) {
        return new OptimizerSettings(kind, learningRate, weightDecay, momentum, clip, adam, muon);
    }

    /// What gradients of this norm are multiplied by: min(1, clip / (norm + 10⁻⁶)), as PyTorch's `clip_grad_norm_`
    /// does; 1 where nothing is clipped.
    public double gradientScale(double norm) {
        return clip == 0 ? 1 : Math.min(1, clip / (norm + CLIP_EPSILON));
    }

    static void require(boolean holds, String what, Object value) {
        if (!holds) {
            throw new IllegalArgumentException(what + " cannot be " + value);
        }
    }
}
