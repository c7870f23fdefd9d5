package dev.netloom.engine.kernel;

import java.util.List;

/// The kernels of local response normalisation, y = x · r with r = s^−β and s = k + α · P(x²), P being the mean over
/// n channels; and dx = dy · r − 2 · α · β · x · Pᵀ(dy · y / s).
///
/// Put together from simple kernels: oneDNN's own (3.11) ends the process for some shapes, is slow for others, and
/// knows no even n. P is average pooling over tensors seen as a column of channels for every pixel.
public final class LocalResponseNormKernels {
    private final List<Kernel> forward;
    private final List<Kernel> backward;

    /// @param inputGradient null together with `outputGradient` where nothing is trained
    /// @param size n
    public LocalResponseNormKernels(
            Kernels kernels,
            Tensor input,
            Tensor output,
            Tensor inputGradient,
            Tensor outputGradient,
            int size,
            double alpha,
            double beta,
            double k) {
        NativeScope scope = kernels.scope();
        boolean training = inputGradient != null;
        Tensor power = input.like(scope);
        Tensor sum = input.like(scope);
        Tensor weighted = training ? input.like(scope) : null;
        Tensor spread = training ? input.like(scope) : null;
        PoolKernels mean = new PoolKernels(
                kernels,
                columns(kernels, power),
                columns(kernels, sum),
                columns(kernels, spread),
                columns(kernels, weighted),
                false,
                size,
                1,
                1,
                size / 2,
                0,
                false);
        this.forward = List.of(
                Elementwise.square().forward(kernels, input, power),
                mean::forward,
                Elementwise.linear(alpha, k).forward(kernels, sum, sum),
                Elementwise.power(1, -beta).forward(kernels, sum, power),
                Product.of(kernels, input, power, output));
        this.backward = !training
                ? List.of()
                : List.of(
                        Elementwise.power(-2 * alpha * beta, -1).forward(kernels, sum, spread),
                        Product.of(kernels, outputGradient, output, weighted),
                        Product.of(kernels, weighted, spread, weighted),
                        mean::backward,
                        Product.of(kernels, spread, input, spread),
                        Product.of(kernels, outputGradient, power, weighted),
                        kernels.sum(List.of(weighted, spread), inputGradient));
    }

    /// Images in NHWC as pixels × 1 × channels × 1.
    private static Tensor columns(Kernels kernels, Tensor images) {
        if (images == null) {
            return null;
        }
        int pixels = images.dim(0) * images.dim(2) * images.dim(3);
        return images.as(kernels.scope(), TensorLayout.NCHW, pixels, 1, images.dim(1), 1);
    }

    public void forward() {
        forward.forEach(Kernel::run);
    }

    public void backward() {
        backward.forEach(Kernel::run);
    }
}
