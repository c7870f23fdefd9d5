package dev.netloom.engine.reference;

import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Shape;
import java.util.List;
import java.util.Map;

/// y = weight · x̂ + bias with x̂ = (x − μ) / √(σ² + epsilon), μ and σ² over the channels of a group in one image.
///
/// Backward, with g = ∂y · weight: ∂x = (g − mean(g) − x̂ · mean(g · x̂)) / √(σ² + epsilon), the means over the group,
/// too.
final class ReferenceGroupNorm implements ReferenceLayer {
    private final GroupNorm norm;
    private final Nchw in;
    private final Map<String, double[]> parameters;
    private final int count;
    private double[] deviations;
    private double[] normal;
    private double condition = 1;

    ReferenceGroupNorm(GroupNorm norm, Shape input, Map<String, double[]> parameters) {
        this.norm = norm;
        this.in = new Nchw(input);
        this.parameters = parameters;
        this.count = input.size() / norm.groups(); // a group's values are neighbours in NCHW order
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        double[] input = inputs.getFirst();
        normal = new double[input.length];
        deviations = new double[input.length / count];
        double[] output = new double[input.length];
        for (int group = 0; group < deviations.length; group++) {
            double mean = 0;
            for (int i = group * count; i < (group + 1) * count; i++) {
                mean += input[i] / count;
            }
            double variance = 0;
            for (int i = group * count; i < (group + 1) * count; i++) {
                variance += (input[i] - mean) * (input[i] - mean) / count;
            }
            deviations[group] = Math.sqrt(variance + norm.epsilon());
            for (int i = group * count; i < (group + 1) * count; i++) {
                condition = Math.max(condition, (1 + Math.abs(input[i])) / deviations[group]);
                normal[i] = (input[i] - mean) / deviations[group];
                output[i] = parameters.get("weight")[in.channel(i)] * normal[i]
                        + parameters.get("bias")[in.channel(i)];
            }
        }
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        double[] inputGradient = new double[normal.length];
        double[] weight = new double[in.shape().channels()];
        double[] bias = new double[in.shape().channels()];
        for (int group = 0; group < deviations.length; group++) {
            double mean = 0;
            double product = 0;
            for (int i = group * count; i < (group + 1) * count; i++) {
                int c = in.channel(i);
                double weighted = outputGradient[i] * parameters.get("weight")[c];
                mean += weighted / count;
                product += weighted * normal[i] / count;
                weight[c] += outputGradient[i] * normal[i];
                bias[c] += outputGradient[i];
            }
            for (int i = group * count; i < (group + 1) * count; i++) {
                double weighted = outputGradient[i] * parameters.get("weight")[in.channel(i)];
                inputGradient[i] = (weighted - mean - normal[i] * product) / deviations[group];
            }
        }
        return new Gradients(List.of(inputGradient), Map.of("weight", weight, "bias", bias));
    }

    /// As of a batch normalisation.
    @Override
    public double condition() {
        return condition;
    }
}
