package dev.netloom.engine.reference;

import dev.netloom.engine.block.Shape;
import java.util.List;

/// y[n, c] = the largest of x[n, c]; of equal ones, the first in row order takes the gradient.
final class ReferenceGlobalMaxPool implements ReferenceLayer {
    private final int plane;
    private final int channels;
    private int[] largest;

    ReferenceGlobalMaxPool(Shape input) {
        this.plane = input.height() * input.width();
        this.channels = input.channels();
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        double[] input = inputs.getFirst();
        double[] output = new double[batch * channels];
        largest = new int[output.length];
        for (int y = 0; y < output.length; y++) {
            largest[y] = y * plane;
            for (int x = y * plane; x < (y + 1) * plane; x++) {
                largest[y] = input[x] > input[largest[y]] ? x : largest[y];
            }
            output[y] = input[largest[y]];
        }
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        double[] inputGradient = new double[outputGradient.length * plane];
        for (int y = 0; y < outputGradient.length; y++) {
            inputGradient[largest[y]] = outputGradient[y];
        }
        return Gradients.of(inputGradient);
    }
}
