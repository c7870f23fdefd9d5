package dev.netloom.engine.optim;

/// The optimisers to choose from, with the learning rate that each begins with.
public enum OptimizerKind {
    SGD(0.1),
    MOMENTUM(0.02),
    ADAM(0.001);

    private final double presetRate;

    OptimizerKind(double presetRate) {
        this.presetRate = presetRate;
    }

    public double presetRate() {
        return presetRate;
    }
}
