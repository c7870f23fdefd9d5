package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import org.bytedeco.dnnl.dnnl_primitive_desc;

/// The kernels of batch normalisation: y = scale · (x − mean) / √(variance + epsilon) + shift, channel by channel.
public final class BatchNormKernels {
    /// @param mean read where `measures` is false, else written; likewise `variance`, which divides by the count
    public record Tensors(
            Tensor input,
            Tensor output,
            Tensor scale,
            Tensor shift,
            Tensor mean,
            Tensor variance,
            Tensor inputGradient,
            Tensor outputGradient,
            Tensor scaleGradient,
            Tensor shiftGradient) {}

    private final Kernel forward;
    private final Kernel backward;

    /// @param measures whether mean and variance are those of this batch (training) or given
    public BatchNormKernels(Kernels kernels, Tensors tensors, double epsilon, boolean measures) {
        int flags = dnnl_use_scale | dnnl_use_shift | (measures ? 0 : dnnl_use_global_stats);
        int purpose = tensors.outputGradient != null || measures ? dnnl_forward_training : dnnl_forward_inference;
        dnnl_primitive_desc forwardDescriptor = kernels.described(
                "normalise " + tensors.input,
                d -> dnnl_batch_normalization_forward_primitive_desc_create(
                        d,
                        Dnnl.engine(),
                        purpose,
                        tensors.input.descriptor(),
                        tensors.output.descriptor(),
                        (float) epsilon,
                        flags,
                        kernels.plain()));
        this.forward = kernels.primitive(
                forwardDescriptor,
                Arguments.of(DNNL_ARG_SRC, tensors.input)
                        .and(DNNL_ARG_DST, tensors.output)
                        .and(DNNL_ARG_SCALE, tensors.scale)
                        .and(DNNL_ARG_SHIFT, tensors.shift)
                        .and(DNNL_ARG_MEAN, tensors.mean)
                        .and(DNNL_ARG_VARIANCE, tensors.variance));
        this.backward = tensors.outputGradient == null
                ? Kernel.NONE
                : backward(kernels, tensors, (float) epsilon, flags, forwardDescriptor);
    }

    private static Kernel backward(
            Kernels kernels, Tensors tensors, float epsilon, int flags, dnnl_primitive_desc forwardDescriptor) {
        // oneDNN always computes these, too; where nobody wants them, they go nowhere
        Tensor scaleGradient = wanted(kernels, tensors.scaleGradient, tensors.scale);
        Tensor shiftGradient = wanted(kernels, tensors.shiftGradient, tensors.shift);
        dnnl_primitive_desc descriptor = kernels.described(
                "go back through the normalisation of " + tensors.input,
                d -> dnnl_batch_normalization_backward_primitive_desc_create(
                        d,
                        Dnnl.engine(),
                        dnnl_backward,
                        tensors.inputGradient.descriptor(),
                        tensors.outputGradient.descriptor(),
                        tensors.input.descriptor(),
                        epsilon,
                        flags,
                        forwardDescriptor,
                        kernels.plain()));
        return kernels.primitive(
                descriptor,
                Arguments.of(DNNL_ARG_SRC, tensors.input)
                        .and(DNNL_ARG_MEAN, tensors.mean)
                        .and(DNNL_ARG_VARIANCE, tensors.variance)
                        .and(DNNL_ARG_DIFF_DST, tensors.outputGradient)
                        .and(DNNL_ARG_SCALE, tensors.scale)
                        .and(DNNL_ARG_DIFF_SRC, tensors.inputGradient)
                        .and(DNNL_ARG_DIFF_SCALE, scaleGradient)
                        .and(DNNL_ARG_DIFF_SHIFT, shiftGradient));
    }

    static Tensor wanted(Kernels kernels, Tensor gradient, Tensor values) {
        return gradient == null ? values.like(kernels.scope()) : gradient;
    }

    public void forward() {
        forward.run();
    }

    public void backward() {
        backward.run();
    }
}
