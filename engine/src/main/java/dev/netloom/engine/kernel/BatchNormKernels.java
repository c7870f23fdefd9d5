package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// The kernels of batch normalisation: y = scale · (x − mean) / √(variance + epsilon) + shift, channel by channel.
/// Mean and variance are measured, or given; what a gradient owes to given ones is left to [BatchStatistics].
public final class BatchNormKernels {
    /// @param mean written where it is measured, else read; likewise `variance`, which divides by the count
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

    private final Tensor scaleGradient;
    private final Tensor shiftGradient;
    private final Kernel forward;
    private final Kernel backward;

    /// @param measures whether mean and variance are those of the input
    /// @param relu whether a ReLU behind it is computed with it
    public BatchNormKernels(Kernels kernels, Tensors tensors, double epsilon, boolean measures, boolean relu) {
        boolean goesBack = tensors.outputGradient != null;
        int flags = dnnl_use_scale
                | dnnl_use_shift
                | (measures ? 0 : dnnl_use_global_stats)
                | (relu ? dnnl_fuse_norm_relu : 0);
        dnnl_primitive_desc forwardDescriptor = kernels.described(
                "normalise " + tensors.input,
                d -> dnnl_batch_normalization_forward_primitive_desc_create(
                        d,
                        Dnnl.engine(),
                        goesBack || measures ? dnnl_forward_training : dnnl_forward_inference,
                        tensors.input.descriptor(),
                        tensors.output.descriptor(),
                        (float) epsilon,
                        flags,
                        kernels.plain()));
        dnnl_memory passed = relu && (goesBack || measures) ? room(kernels, forwardDescriptor) : null;
        this.forward = kernels.primitive(
                forwardDescriptor,
                Arguments.of(DNNL_ARG_SRC, tensors.input)
                        .and(DNNL_ARG_DST, tensors.output)
                        .and(DNNL_ARG_SCALE, tensors.scale)
                        .and(DNNL_ARG_SHIFT, tensors.shift)
                        .and(DNNL_ARG_MEAN, tensors.mean)
                        .and(DNNL_ARG_VARIANCE, tensors.variance)
                        .and(DNNL_ARG_WORKSPACE, passed));
        // oneDNN always computes these, too; where nobody wants them, they go nowhere
        this.scaleGradient = goesBack ? wanted(kernels, tensors.scaleGradient, tensors.scale) : null;
        this.shiftGradient = goesBack ? wanted(kernels, tensors.shiftGradient, tensors.shift) : null;
        this.backward =
                goesBack ? backward(kernels, tensors, (float) epsilon, flags, forwardDescriptor, passed) : Kernel.NONE;
    }

    /// Where the ReLU let through.
    private static dnnl_memory room(Kernels kernels, dnnl_primitive_desc forward) {
        dnnl_memory_desc layout = dnnl_primitive_desc_query_md(forward, dnnl_query_workspace_md, 0);
        return Dnnl.memory(kernels.scope(), layout, kernels.scope().bytes(Dnnl.bytes(layout)));
    }

    private Kernel backward(
            Kernels kernels,
            Tensors tensors,
            float epsilon,
            int flags,
            dnnl_primitive_desc forwardDescriptor,
            dnnl_memory passed) {
        Tensor inputGradient =
                tensors.inputGradient == null ? tensors.input.like(kernels.scope()) : tensors.inputGradient;
        dnnl_primitive_desc descriptor = kernels.described(
                "go back through the normalisation of " + tensors.input,
                d -> dnnl_batch_normalization_backward_primitive_desc_create(
                        d,
                        Dnnl.engine(),
                        dnnl_backward,
                        inputGradient.descriptor(),
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
                        .and(DNNL_ARG_WORKSPACE, passed)
                        .and(DNNL_ARG_DIFF_SRC, inputGradient)
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

    /// Σ dy · x̂ of each channel, after [#backward].
    public Tensor scaleGradient() {
        return scaleGradient;
    }

    /// Σ dy of each channel, after [#backward].
    public Tensor shiftGradient() {
        return shiftGradient;
    }
}
