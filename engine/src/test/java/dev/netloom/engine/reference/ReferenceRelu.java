package dev.netloom.engine.reference;

import java.util.List;

/// y = max(0, x); the gradient at 0 is 0.
final class ReferenceRelu implements ReferenceLayer {
    private double[] input;

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        this.input = inputs.getFirst();
        double[] output = new double[input.length];
        for (int i = 0; i < output.length; i++) {
            output[i] = Math.max(0, input[i]);
        }
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        double[] inputGradient = new double[input.length];
        for (int i = 0; i < input.length; i++) {
            inputGradient[i] = input[i] > 0 ? outputGradient[i] : 0;
        }
        return Gradients.of(inputGradient);
    }
}
