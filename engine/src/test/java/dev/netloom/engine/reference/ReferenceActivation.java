package dev.netloom.engine.reference;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.distribution.NormalDistribution;

/// y = f(x), value by value; ∂x = ∂y · f'(x).
final class ReferenceActivation implements ReferenceLayer {
    private final DoubleUnaryOperator function;
    private final DoubleUnaryOperator derivative;
    private double[] input;

    /// @param derivative of `function`, by its input
    ReferenceActivation(DoubleUnaryOperator function, DoubleUnaryOperator derivative) {
        this.function = function;
        this.derivative = derivative;
    }

    /// max(0, x) + slope · min(0, x), whose derivative at 0 is taken to be the slope. ReLU has a slope of 0.
    static ReferenceActivation relu(double slope) {
        return new ReferenceActivation(x -> Math.max(0, x) + slope * Math.min(0, x), x -> x > 0 ? 1 : slope);
    }

    static ReferenceActivation sigmoid() {
        return new ReferenceActivation(x -> 1 / (1 + Math.exp(-x)), x -> Math.exp(-x) / Math.pow(1 + Math.exp(-x), 2));
    }

    static ReferenceActivation tanh() {
        return new ReferenceActivation(Math::tanh, x -> 1 / Math.pow(Math.cosh(x), 2));
    }

    /// x · Φ(x), Φ being the distribution of a standard normal variable and φ its density.
    static ReferenceActivation gelu() {
        NormalDistribution normal = new NormalDistribution(null, 0, 1);
        return new ReferenceActivation(
                x -> x * normal.cumulativeProbability(x), x -> normal.cumulativeProbability(x) + x * normal.density(x));
    }

    static ReferenceActivation silu() {
        return new ReferenceActivation(x -> x / (1 + Math.exp(-x)), x -> {
            double gate = 1 / (1 + Math.exp(-x));
            return gate + x * gate * (1 - gate);
        });
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        this.input = inputs.getFirst();
        double[] output = new double[input.length];
        for (int i = 0; i < output.length; i++) {
            output[i] = function.applyAsDouble(input[i]);
        }
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        double[] inputGradient = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            inputGradient[i] = outputGradient[i] * derivative.applyAsDouble(input[i]);
        }
        return Gradients.of(inputGradient);
    }
}
