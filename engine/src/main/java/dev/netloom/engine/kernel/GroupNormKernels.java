package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import org.bytedeco.dnnl.dnnl_primitive_desc;

/// The kernels of group normalisation: y = scale · (x − mean) / √(variance + epsilon) + shift, mean and variance being
/// those of a group of channels in one image.
public final class GroupNormKernels {
    private static final int FLAGS = dnnl_use_scale | dnnl_use_shift;

    private final Kernel forward;
    private final Kernel backward;

    /// @param tensors mean and variance, images × groups, are written
    public GroupNormKernels(Kernels kernels, BatchNormKernels.Tensors tensors, int groups, double epsilon) {
        dnnl_primitive_desc forwardDescriptor = kernels.described(
                "normalise groups of " + tensors.input(),
                d -> dnnl_group_normalization_forward_primitive_desc_create(
                        d,
                        Dnnl.engine(),
                        dnnl_forward_training,
                        tensors.input().descriptor(),
                        tensors.output().descriptor(),
                        groups,
                        (float) epsilon,
                        FLAGS,
                        kernels.plain()));
        this.forward = kernels.primitive(
                forwardDescriptor,
                Arguments.of(DNNL_ARG_SRC, tensors.input())
                        .and(DNNL_ARG_DST, tensors.output())
                        .and(DNNL_ARG_SCALE, tensors.scale())
                        .and(DNNL_ARG_SHIFT, tensors.shift())
                        .and(DNNL_ARG_MEAN, tensors.mean())
                        .and(DNNL_ARG_VARIANCE, tensors.variance()));
        this.backward = tensors.outputGradient() == null
                ? Kernel.NONE
                : backward(kernels, tensors, groups, (float) epsilon, forwardDescriptor);
    }

    private static Kernel backward(
            Kernels kernels,
            BatchNormKernels.Tensors tensors,
            int groups,
            float epsilon,
            dnnl_primitive_desc forwardDescriptor) {
        // oneDNN always computes the input's gradient; where nobody wants it, it goes nowhere
        Tensor inputGradient =
                tensors.inputGradient() == null ? tensors.input().like(kernels.scope()) : tensors.inputGradient();
        Tensor scaleGradient = BatchNormKernels.wanted(kernels, tensors.scaleGradient(), tensors.scale());
        Tensor shiftGradient = BatchNormKernels.wanted(kernels, tensors.shiftGradient(), tensors.shift());
        dnnl_primitive_desc descriptor = kernels.described(
                "go back through the normalisation of groups of " + tensors.input(),
                d -> dnnl_group_normalization_backward_primitive_desc_create(
                        d,
                        Dnnl.engine(),
                        dnnl_backward,
                        inputGradient.descriptor(),
                        tensors.outputGradient().descriptor(),
                        tensors.input().descriptor(),
                        groups,
                        epsilon,
                        FLAGS,
                        forwardDescriptor,
                        kernels.plain()));
        return kernels.primitive(
                descriptor,
                Arguments.of(DNNL_ARG_SRC, tensors.input())
                        .and(DNNL_ARG_MEAN, tensors.mean())
                        .and(DNNL_ARG_VARIANCE, tensors.variance())
                        .and(DNNL_ARG_DIFF_DST, tensors.outputGradient())
                        .and(DNNL_ARG_SCALE, tensors.scale())
                        .and(DNNL_ARG_DIFF_SRC, inputGradient)
                        .and(DNNL_ARG_DIFF_SCALE, scaleGradient)
                        .and(DNNL_ARG_DIFF_SHIFT, shiftGradient));
    }

    public void forward() {
        forward.run();
    }

    public void backward() {
        backward.run();
    }
}
