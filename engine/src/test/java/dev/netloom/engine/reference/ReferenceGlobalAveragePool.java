package dev.netloom.engine.reference;

import dev.netloom.engine.block.Shape;
import java.util.List;

/// y[n, c] = mean of x[n, c].
final class ReferenceGlobalAveragePool implements ReferenceLayer {
    private final int plane;
    private final int channels;

    ReferenceGlobalAveragePool(Shape input) {
        this.plane = input.height() * input.width();
        this.channels = input.channels();
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        double[] input = inputs.getFirst();
        double[] output = new double[batch * channels];
        for (int x = 0; x < input.length; x++) {
            output[x / plane] += input[x] / plane;
        }
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        double[] inputGradient = new double[outputGradient.length * plane];
        for (int x = 0; x < inputGradient.length; x++) {
            inputGradient[x] = outputGradient[x / plane] / plane;
        }
        return Gradients.of(inputGradient);
    }
}
