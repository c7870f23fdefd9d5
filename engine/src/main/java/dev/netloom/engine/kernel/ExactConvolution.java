package dev.netloom.engine.kernel;

import dev.netloom.engine.kernel.WeightedKernels.Tensors;

/// Single values of a convolution and of its gradients, summed in double precision as the formulas have it: what
/// oneDNN's kernels are held to.
///
/// x is n × C × rows × columns, y is n × O × ..., with groups of `inputs` channels and `outputs` filters; the window's
/// place i, tap p, sees the pixel i · stride − padding + p · dilation.
record ExactConvolution(int kernel, int stride, int padding, int dilation) {
    /// Reads a tensor of images, or of filters, by the four indices of a value.
    private record Reader(Tensor tensor, boolean images, int channels, int rows, int columns) {
        static Reader images(Tensor tensor) {
            return new Reader(tensor, true, tensor.dim(1), tensor.dim(2), tensor.dim(3));
        }

        double at(long n, int c, int i, int j) {
            boolean inside = i >= 0 && i < rows && j >= 0 && j < columns;
            return !inside
                    ? 0
                    : tensor.get(
                            images
                                    ? ((n * rows + i) * columns + j) * channels + c
                                    : ((n * channels + c) * rows + i) * columns + j);
        }
    }

    /// How many products make up a value of `result`.
    long products(Direction direction, Tensors tensors, Tensor result) {
        if (direction == Direction.BACKWARD_WEIGHTS) {
            return tensors.outputGradient().size() / tensors.outputGradient().dim(1);
        }
        int channels = direction == Direction.FORWARD ? inputs(tensors.weights()) : outputs(tensors.weights());
        return (long) channels * kernel * kernel;
    }

    /// @param result one of those that `direction` writes
    /// @param index of the value in its memory
    double value(Direction direction, Tensors tensors, Tensor result, long index) {
        return switch (direction) {
            case FORWARD -> output(tensors, index);
            case BACKWARD_WEIGHTS ->
                result == tensors.biasGradient() ? biasGradient(tensors, index) : weightGradient(tensors, index);
            case BACKWARD_DATA -> inputGradient(tensors, index);
        };
    }

    /// y[n, o, i, j] = b[o] + Σ w[o, c, p, q] · x[n, c, ...]
    private double output(Tensors tensors, long index) {
        Tensor output = tensors.output();
        Reader x = Reader.images(tensors.input());
        Reader w = filters(tensors.weights());
        int o = (int) (index % output.dim(1));
        int j = (int) (index / output.dim(1) % output.dim(3));
        int i = (int) (index / output.dim(1) / output.dim(3) % output.dim(2));
        long n = index / output.dim(1) / output.dim(3) / output.dim(2);
        int first = o / outputs(tensors.weights()) * w.channels;
        double sum = tensors.bias() == null ? 0 : tensors.bias().get(o);
        for (int c = 0; c < w.channels; c++) {
            for (int p = 0; p < kernel; p++) {
                for (int q = 0; q < kernel; q++) {
                    sum += w.at(o, c, p, q) * x.at(n, first + c, pixel(i, p), pixel(j, q));
                }
            }
        }
        return sum;
    }

    /// ∂L/∂b[o] = Σ dy[n, o, i, j]
    private double biasGradient(Tensors tensors, long o) {
        return sumOverOutputs(tensors.outputGradient(), (int) o, (n, i, j) -> 1);
    }

    /// ∂L/∂w[o, c, p, q] = Σ dy[n, o, i, j] · x[n, c, ...]
    private double weightGradient(Tensors tensors, long index) {
        Tensor gradient = tensors.weightGradient();
        Reader x = Reader.images(tensors.input());
        int q = (int) (index % kernel);
        int p = (int) (index / kernel % kernel);
        int inputs = inputs(gradient);
        int o = (int) (index / kernel / kernel / inputs);
        int c = o / outputs(gradient) * inputs + (int) (index / kernel / kernel % inputs);
        return sumOverOutputs(tensors.outputGradient(), o, (n, i, j) -> x.at(n, c, pixel(i, p), pixel(j, q)));
    }

    private interface Factor {
        double at(int n, int i, int j);
    }

    private static double sumOverOutputs(Tensor gradient, int o, Factor factor) {
        Reader dy = Reader.images(gradient);
        double sum = 0;
        for (int n = 0; n < gradient.dim(0); n++) {
            for (int i = 0; i < dy.rows; i++) {
                for (int j = 0; j < dy.columns; j++) {
                    sum += dy.at(n, o, i, j) * factor.at(n, i, j);
                }
            }
        }
        return sum;
    }

    /// ∂L/∂x[n, c, k, l] = Σ dy[n, o, i, j] · w[o, c, p, q] over the places i, j that see the pixel with their taps
    private double inputGradient(Tensors tensors, long index) {
        Tensor gradient = tensors.inputGradient();
        Reader dy = Reader.images(tensors.outputGradient());
        Reader w = filters(tensors.weights());
        int channel = (int) (index % gradient.dim(1));
        int l = (int) (index / gradient.dim(1) % gradient.dim(3));
        int k = (int) (index / gradient.dim(1) / gradient.dim(3) % gradient.dim(2));
        long n = index / gradient.dim(1) / gradient.dim(3) / gradient.dim(2);
        int outputs = outputs(tensors.weights());
        int first = channel / w.channels * outputs;
        double sum = 0;
        for (int o = first; o < first + outputs; o++) {
            for (int p = 0; p < kernel; p++) {
                for (int q = 0; q < kernel; q++) {
                    int rows = k + padding - p * dilation;
                    int columns = l + padding - q * dilation;
                    if (rows % stride == 0 && columns % stride == 0) {
                        sum += dy.at(n, o, rows / stride, columns / stride) * w.at(o, channel % w.channels, p, q);
                    }
                }
            }
        }
        return sum;
    }

    private int pixel(int place, int tap) {
        return place * stride - padding + tap * dilation;
    }

    private Reader filters(Tensor weights) {
        return new Reader(weights, false, inputs(weights), kernel, kernel);
    }

    /// Input channels of a group.
    private static int inputs(Tensor weights) {
        return weights.dim(weights.dims().length - 3);
    }

    /// Filters of a group.
    private static int outputs(Tensor weights) {
        return weights.dim(weights.dims().length - 4);
    }
}
