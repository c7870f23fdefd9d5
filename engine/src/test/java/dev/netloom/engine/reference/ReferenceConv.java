package dev.netloom.engine.reference;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// y[n, o, i, j] = b[o] + Σ_c Σ_p Σ_q w[o, c, p, q] · x[n, c, i·s − m + p·d, j·s − m + q·d], x being 0 outside.
///
/// Filter o reads the channels of its group only; c counts within it.
///
/// Every product of a weight and an input is visited once, forward as backward: where y grows by w · x, the gradient
/// of x grows by w · ∂y, and that of w by x · ∂y.
final class ReferenceConv implements ReferenceLayer {
    /// Takes the places of the factors and of the sum that their product goes into.
    private interface Product {
        void at(int x, int w, int y);
    }

    private final Conv conv;
    private final Nchw in;
    private final Nchw out;
    private final double[] weight;
    private final double[] bias;
    private double[] input;
    private int batch;

    ReferenceConv(Conv conv, Shape input, Map<String, double[]> parameters) {
        this.conv = conv;
        this.in = new Nchw(input);
        this.out = new Nchw(conv.outputShape(List.of(input)));
        this.weight = parameters.get("weight");
        this.bias = conv.bias() ? parameters.get("bias") : new double[conv.filters()];
    }

    @Override
    public double[] forward(List<double[]> inputs, int batch) {
        this.input = inputs.getFirst();
        this.batch = batch;
        double[] output = new double[out.size(batch)];
        for (int y = 0; y < output.length; y++) {
            output[y] = bias[out.channel(y)];
        }
        forEachProduct((x, w, y) -> output[y] += weight[w] * input[x]);
        return output;
    }

    @Override
    public Gradients backward(double[] outputGradient) {
        double[] inputGradient = new double[input.length];
        double[] weightGradient = new double[weight.length];
        forEachProduct((x, w, y) -> {
            inputGradient[x] += weight[w] * outputGradient[y];
            weightGradient[w] += input[x] * outputGradient[y];
        });
        Map<String, double[]> parameters = new HashMap<>();
        parameters.put("weight", weightGradient);
        if (conv.bias()) {
            parameters.put("bias", biasGradient(outputGradient));
        }
        return new Gradients(List.of(inputGradient), parameters);
    }

    private double[] biasGradient(double[] outputGradient) {
        double[] gradient = new double[conv.filters()];
        for (int y = 0; y < outputGradient.length; y++) {
            gradient[out.channel(y)] += outputGradient[y];
        }
        return gradient;
    }

    private void forEachProduct(Product product) {
        for (int n = 0; n < batch; n++) {
            for (int o = 0; o < conv.filters(); o++) {
                for (int i = 0; i < out.shape().height(); i++) {
                    for (int j = 0; j < out.shape().width(); j++) {
                        forEachProductOf(n, o, i, j, product);
                    }
                }
            }
        }
    }

    private void forEachProductOf(int n, int o, int i, int j, Product product) {
        int kernel = conv.kernel();
        int channels = in.shape().channels() / conv.groups();
        int first = o / (conv.filters() / conv.groups()) * channels;
        for (int c = 0; c < channels; c++) {
            for (int p = 0; p < kernel; p++) {
                for (int q = 0; q < kernel; q++) {
                    int row = i * conv.stride() - conv.padding() + p * conv.dilation();
                    int column = j * conv.stride() - conv.padding() + q * conv.dilation();
                    if (in.inside(row, column)) {
                        int w = ((o * channels + c) * kernel + p) * kernel + q;
                        product.at(in.at(n, first + c, row, column), w, out.at(n, o, i, j));
                    }
                }
            }
        }
    }
}
