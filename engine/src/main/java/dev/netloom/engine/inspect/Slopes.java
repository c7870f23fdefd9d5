package dev.netloom.engine.inspect;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.network.Weights;

/// Derivatives of functions of one value.
final class Slopes {
    private Slopes() {}

    /// Of a batch normalisation by its running statistics: weight / √(σ² + ε).
    static double of(BatchNorm norm, Weights weights, String node, int channel) {
        double variance = weights.arrays().get(node + ".running_var").values()[channel];
        return weights.arrays().get(node + ".weight").values()[channel] / Math.sqrt(variance + norm.epsilon());
    }
}
