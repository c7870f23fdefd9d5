package dev.netloom.engine.kernel;

import dev.netloom.engine.kernel.WeightedKernels.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A convolution in training, with all that measuring may choose to compute it with.
public record ConvolutionCase(
        Precision precision,
        int batch,
        int channels,
        int height,
        int width,
        int filters,
        int kernel,
        int stride,
        int padding,
        int dilation,
        int groups,
        boolean relu) {
    /// As many implementations as measuring looks at.
    private static final int MOST = 4;

    boolean isPossible() {
        int window = (kernel - 1) * dilation + 1;
        return Math.min(height, width) + 2 * padding >= window && channels % groups == 0 && filters % groups == 0;
    }

    /// The kernels that a trial finds wrong, each with what it should have computed.
    public List<String> wrong() {
        Judge judge = new Judge(new ArrayList<>());
        try (NativeScope scope = new NativeScope()) {
            WeightedKernels.convolution(
                    new Kernels(scope, judge),
                    new PreparedWeights(scope),
                    tensors(scope),
                    kernel,
                    stride,
                    padding,
                    dilation,
                    relu);
        } catch (KernelFailure failure) {
            judge.wrong.add(failure.getMessage());
        }
        return judge.wrong;
    }

    private Tensors tensors(NativeScope scope) {
        Tensor input = scope.tensor(precision, TensorLayout.NHWC, batch, channels, height, width);
        Tensor output = scope.tensor(precision, TensorLayout.NHWC, batch, filters, places(height), places(width));
        Tensor weights = groups == 1
                ? scope.tensor(TensorLayout.NCHW, filters, channels, kernel, kernel)
                : scope.tensor(TensorLayout.GROUPED, groups, filters / groups, channels / groups, kernel, kernel);
        Tensor bias = scope.tensor(TensorLayout.VECTOR, filters);
        return new Tensors(
                input,
                weights,
                bias,
                output,
                input.like(scope),
                weights.like(scope),
                bias.like(scope),
                output.like(scope),
                null);
    }

    private int places(int side) {
        return (side + 2 * padding - (kernel - 1) * dilation - 1) / stride + 1;
    }

    private record Judge(List<String> wrong) implements KernelChoices {
        @Override
        public int most() {
            return MOST;
        }

        @Override
        public int choose(String task, List<String> kernels, Supplier<double[]> seconds) {
            double[] taken = seconds.get();
            for (int i = 0; i < taken.length; i++) {
                if (Double.isInfinite(taken[i])) {
                    wrong.add(kernels.get(i) + ": " + task);
                }
            }
            return 0;
        }
    }
}
