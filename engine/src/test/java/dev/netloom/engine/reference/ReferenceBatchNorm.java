package dev.netloom.engine.reference;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Shape;
import java.util.List;
import java.util.Map;

/// y = weight · x̂ + bias with x̂ = (x − μ) / √(σ² + epsilon), channel by channel.
///
/// While training, μ and σ² are those of the batch (σ² divided by the count m), and the running statistics follow them:
/// running = (1 − momentum) · running + momentum · batch, the variance that goes in there divided by m − 1. Otherwise,
/// the running statistics are μ and σ².
///
/// Backward, with g = ∂y · weight: ∂x = (g − mean(g) − x̂ · mean(g · x̂)) / √(σ² + epsilon) while training, for μ and
/// σ² depend on x; otherwise ∂x = g / √(σ² + epsilon).
final class ReferenceBatchNorm implements ReferenceLayer {
    private final BatchNorm norm;
    private final Nchw in;
    private final Map<String, double[]> parameters;
    private final boolean training;
    private double[] mean;
    private double[] variance;
    private double[] normal;
    private int count;
    private double condition = 1;

    ReferenceBatchNorm(BatchNorm norm, Shape input, Map<String, double[]> parameters, Mode mode) {
        this.norm = norm;
        this.in = new Nchw(input);
        this.parameters = parameters;
        this.training = mode.training();
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        double[] input = inputs.getFirst();
        count = input.length / in.shape().channels();
        mean = training ? means(input) : parameters.get("running_mean");
        variance = training ? variance(input) : parameters.get("running_var");
        normal = new double[input.length];
        double[] output = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            int c = in.channel(i);
            condition = Math.max(condition, (1 + Math.abs(input[i])) / deviation(c));
            normal[i] = (input[i] - mean[c]) / deviation(c);
            output[i] = parameters.get("weight")[c] * normal[i] + parameters.get("bias")[c];
        }
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        double[] weighted = new double[outputGradient.length];
        for (int i = 0; i < weighted.length; i++) {
            weighted[i] = outputGradient[i] * parameters.get("weight")[in.channel(i)];
        }
        double[] meanGradient = means(weighted);
        double[] meanProduct = means(product(weighted, normal));
        double[] inputGradient = new double[weighted.length];
        for (int i = 0; i < weighted.length; i++) {
            int c = in.channel(i);
            double moved = training ? meanGradient[c] + normal[i] * meanProduct[c] : 0;
            inputGradient[i] = (weighted[i] - moved) / deviation(c);
        }
        Map<String, double[]> gradients = Map.of(
                "weight", times(count, means(product(outputGradient, normal))),
                "bias", times(count, means(outputGradient)));
        return new Gradients(List.of(inputGradient), gradients);
    }

    @Override
    public Map<String, double[]> kept() {
        if (!training) {
            return Map.of();
        }
        double[] unbiased =
                times(count == 1 ? 1 : (double) count / (count - 1), variance); // one value has no spread to correct
        return Map.of(
                "running_mean", follow(parameters.get("running_mean"), mean),
                "running_var", follow(parameters.get("running_var"), unbiased));
    }

    /// The largest of (1 + |x|) / √(σ² + epsilon): a difference x − μ keeps the rounding of x, however small it is.
    @Override
    public double condition() {
        return condition;
    }

    private double[] follow(double[] running, double[] now) {
        double[] next = new double[running.length];
        for (int c = 0; c < next.length; c++) {
            next[c] = (1 - norm.momentum()) * running[c] + norm.momentum() * now[c];
        }
        return next;
    }

    private double deviation(int channel) {
        return Math.sqrt(variance[channel] + norm.epsilon());
    }

    private double[] variance(double[] input) {
        double[] squares = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            double distance = input[i] - mean[in.channel(i)];
            squares[i] = distance * distance;
        }
        return means(squares);
    }

    /// The mean of every channel.
    private double[] means(double[] values) {
        double[] means = new double[in.shape().channels()];
        for (int i = 0; i < values.length; i++) {
            means[in.channel(i)] += values[i] / count;
        }
        return means;
    }

    private static double[] product(double[] a, double[] b) {
        double[] product = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            product[i] = a[i] * b[i];
        }
        return product;
    }

    private static double[] times(double factor, double[] values) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            scaled[i] = factor * values[i];
        }
        return scaled;
    }
}
