package dev.netloom.engine.reference;

import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// y[n, u] = b[u] + Σ_v W[u, v] · x[n, v].
final class ReferenceDense implements ReferenceLayer {
    private final Dense dense;
    private final int length;
    private final double[] weight;
    private final double[] bias;
    private double[] input;
    private int batch;

    ReferenceDense(Dense dense, Shape input, Map<String, double[]> parameters) {
        this.dense = dense;
        this.length = input.size();
        this.weight = parameters.get("weight");
        this.bias = dense.bias() ? parameters.get("bias") : new double[dense.units()];
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        this.input = inputs.getFirst();
        this.batch = batch;
        double[] output = new double[batch * dense.units()];
        for (int n = 0; n < batch; n++) {
            for (int u = 0; u < dense.units(); u++) {
                double sum = bias[u];
                for (int v = 0; v < length; v++) {
                    sum += weight[u * length + v] * input[n * length + v];
                }
                output[n * dense.units() + u] = sum;
            }
        }
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        double[] inputGradient = new double[input.length];
        double[] weightGradient = new double[weight.length];
        double[] biasGradient = new double[dense.units()];
        for (int n = 0; n < batch; n++) {
            for (int u = 0; u < dense.units(); u++) {
                double gradient = outputGradient[n * dense.units() + u];
                biasGradient[u] += gradient;
                for (int v = 0; v < length; v++) {
                    inputGradient[n * length + v] += weight[u * length + v] * gradient;
                    weightGradient[u * length + v] += input[n * length + v] * gradient;
                }
            }
        }
        Map<String, double[]> parameters = new HashMap<>(Map.of("weight", weightGradient));
        if (dense.bias()) {
            parameters.put("bias", biasGradient);
        }
        return new Gradients(List.of(inputGradient), parameters);
    }
}
