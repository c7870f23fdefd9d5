package dev.netloom.engine.reference;

import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Shape;
import java.util.List;

/// y[c] = x[c] · s[c]^−β with s[c] = k + α / n · Σ_d x[d]², d from c − ⌊n / 2⌋ to c + ⌊(n − 1) / 2⌋, of
/// which those count that there are.
///
/// Backward: y[c] depends on x[c] directly, and on every x[d] around it through s[c], whose derivative by x[d] is
/// 2 · α / n · x[d].
final class ReferenceLocalResponseNorm implements ReferenceLayer {
    private final LocalResponseNorm norm;
    private final Nchw in;
    private double[] input;
    private double[] sums;
    private int batch;

    ReferenceLocalResponseNorm(LocalResponseNorm norm, Shape input) {
        this.norm = norm;
        this.in = new Nchw(input);
    }

    /// Takes the places of a value and of one of the values around it.
    private interface Neighbour {
        void at(int c, int d);
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        this.input = inputs.getFirst();
        this.batch = batch;
        sums = new double[input.length];
        forEachNeighbour((c, d) -> sums[c] += input[d] * input[d]);
        double[] output = new double[input.length];
        for (int c = 0; c < output.length; c++) {
            sums[c] = norm.k() + norm.alpha() / norm.size() * sums[c];
            output[c] = input[c] * Math.pow(sums[c], -norm.beta());
        }
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        double[] inputGradient = new double[input.length];
        double[] sumGradient = new double[input.length];
        for (int c = 0; c < input.length; c++) {
            inputGradient[c] = outputGradient[c] * Math.pow(sums[c], -norm.beta());
            sumGradient[c] = -norm.beta() * outputGradient[c] * input[c] * Math.pow(sums[c], -norm.beta() - 1);
        }
        forEachNeighbour((c, d) -> inputGradient[d] += sumGradient[c] * 2 * norm.alpha() / norm.size() * input[d]);
        return Gradients.of(inputGradient);
    }

    /// The sum is measured, too, and raised to the power of β; the terms of the gradient may cancel.
    @Override
    public double condition() {
        return 1 + norm.beta();
    }

    private void forEachNeighbour(Neighbour neighbour) {
        int back = norm.size() / 2;
        int ahead = (norm.size() - 1) / 2;
        int channels = in.shape().channels();
        for (int n = 0; n < batch; n++) {
            for (int c = 0; c < channels; c++) {
                for (int d = Math.max(0, c - back); d <= Math.min(channels - 1, c + ahead); d++) {
                    for (int i = 0; i < in.shape().height() * in.shape().width(); i++) {
                        neighbour.at(in.at(n, c, 0, i), in.at(n, d, 0, i));
                    }
                }
            }
        }
    }
}
