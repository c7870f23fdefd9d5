package dev.netloom.engine.optim;

/// The optimisers to choose from, with the learning rate and weight decay that each begins with. The rate is the
/// height of a one-cycle schedule; the book takes Adam at a constant 0.001.
public enum OptimizerKind {
    SGD(0.1, 0),
    MOMENTUM(0.02, 0),
    NESTEROV(0.02, 0),
    ADAGRAD(0.01, 0),
    RMSPROP(0.001, 0),
    ADAM(0.003, 0),
    ADAMW(0.003, 0.01),
    MUON(0.02, 0);

    private static final double USUAL_MOMENTUM = 0.9;
    private static final double MUON_MOMENTUM = 0.95;

    private final double presetRate;
    private final double presetDecay;

    OptimizerKind(double presetRate, double presetDecay) {
        this.presetRate = presetRate;
        this.presetDecay = presetDecay;
    }

    /// Whether a share of the last step goes into the next one as a setting of its own. Adam's betas are none.
    public boolean hasMomentum() {
        return this == MOMENTUM || this == NESTEROV || this == MUON;
    }

    /// Whether it goes by [AdamSettings]: Muon has a part that is Adam.
    public boolean hasBetas() {
        return this == ADAM || this == ADAMW || this == MUON;
    }

    public double presetMomentum() {
        return this == MUON ? MUON_MOMENTUM : USUAL_MOMENTUM;
    }

    public double presetRate() {
        return presetRate;
    }

    /// PyTorch's: none but for AdamW, which is Adam where there is none.
    public double presetDecay() {
        return presetDecay;
    }
}
