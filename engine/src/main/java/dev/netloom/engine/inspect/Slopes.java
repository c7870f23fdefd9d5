package dev.netloom.engine.inspect;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.LeakyRelu;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Sigmoid;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.network.Weights;

/// Derivatives of functions of one value.
final class Slopes {
    private Slopes() {}

    /// @param x what went in
    /// @param y what came out; read for sigmoid and tanh only
    static double of(Block activation, double x, double y) {
        return switch (activation) {
            case Relu relu -> x > 0 ? 1 : 0;
            case LeakyRelu relu -> x > 0 ? 1 : relu.slope();
            case Sigmoid sigmoid -> y * (1 - y);
            case Tanh tanh -> 1 - y * y;
            default -> throw new IllegalArgumentException(activation + " is no function of one value");
        };
    }

    /// Of a batch normalisation by its running statistics: weight / √(σ² + ε).
    static double of(BatchNorm norm, Weights weights, String node, int channel) {
        double variance = weights.arrays().get(node + ".running_var").values()[channel];
        return weights.arrays().get(node + ".weight").values()[channel] / Math.sqrt(variance + norm.epsilon());
    }
}
