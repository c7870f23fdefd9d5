package dev.netloom.engine.reference;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// y = Σ_k x_k.
final class ReferenceAdd implements ReferenceLayer {
    private int inputs;

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        this.inputs = inputs.size();
        double[] output = new double[inputs.getFirst().length];
        for (double[] input : inputs) {
            for (int i = 0; i < output.length; i++) {
                output[i] += input[i];
            }
        }
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        return new Gradients(
                Stream.generate(outputGradient::clone).limit(inputs).toList(), Map.of());
    }
}
