package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.LongPointer;

/// The kernels of a pooling layer. Maxima remember where they were found; of equal values the first, in row order,
/// takes the gradient.
public final class PoolKernels {
    private final Kernel forward;
    private final Kernel backward;

    /// @param inputGradient null together with `outputGradient` where nothing is trained
    /// @param max the largest value; else the mean, padding counted as zeros
    /// @param relu whether a ReLU is applied to the output; of the maximum it is the same before and after
    public PoolKernels(
            Kernels kernels,
            Tensor input,
            Tensor output,
            Tensor inputGradient,
            Tensor outputGradient,
            boolean max,
            int kernelHeight,
            int kernelWidth,
            int stride,
            int paddingHeight,
            int paddingWidth,
            boolean relu) {
        NativeScope scope = kernels.scope();
        boolean training = inputGradient != null;
        int algorithm = max ? dnnl_pooling_max : dnnl_pooling_avg_include_padding;
        LongPointer size = Convolution.pair(scope, kernelHeight, kernelWidth);
        LongPointer strides = Convolution.pair(scope, stride, stride);
        LongPointer dilation = Convolution.pair(scope, 0, 0);
        LongPointer before = Convolution.pair(scope, paddingHeight, paddingWidth);
        LongPointer after = Convolution.pair(
                scope,
                Convolution.after(input.dim(2), output.dim(2), kernelHeight, stride, paddingHeight, 1),
                Convolution.after(input.dim(3), output.dim(3), kernelWidth, stride, paddingWidth, 1));
        dnnl_primitive_desc forwardDescriptor = kernels.described(
                "pool " + input,
                d -> dnnl_pooling_forward_primitive_desc_create(
                        d,
                        Dnnl.engine(),
                        training ? dnnl_forward_training : dnnl_forward_inference,
                        algorithm,
                        input.descriptor(),
                        output.descriptor(),
                        strides,
                        size,
                        dilation,
                        before,
                        after,
                        relu ? kernels.thenRelu() : kernels.plain()));
        Arguments forwardArguments = Arguments.of(DNNL_ARG_SRC, input).and(DNNL_ARG_DST, output);
        Arguments backwardArguments =
                Arguments.of(DNNL_ARG_DIFF_DST, outputGradient).and(DNNL_ARG_DIFF_SRC, inputGradient);
        if (training && max) {
            dnnl_memory_desc layout = dnnl_primitive_desc_query_md(forwardDescriptor, dnnl_query_workspace_md, 0);
            dnnl_memory places = Dnnl.memory(scope, layout, scope.bytes(Dnnl.bytes(layout)));
            forwardArguments.and(DNNL_ARG_WORKSPACE, places);
            backwardArguments.and(DNNL_ARG_WORKSPACE, places);
        }
        this.forward = kernels.primitive(forwardDescriptor, forwardArguments);
        Kernel unpool = !training
                ? Kernel.NONE
                : kernels.primitive(
                        kernels.described(
                                "go back through the pooling of " + input,
                                d -> dnnl_pooling_backward_primitive_desc_create(
                                        d,
                                        Dnnl.engine(),
                                        algorithm,
                                        inputGradient.descriptor(),
                                        outputGradient.descriptor(),
                                        strides,
                                        size,
                                        dilation,
                                        before,
                                        after,
                                        forwardDescriptor,
                                        kernels.plain())),
                        backwardArguments);
        this.backward = training && relu
                ? Kernel.inOrder(Elementwise.relu(0).backward(kernels, output, outputGradient, outputGradient), unpool)
                : unpool;
    }

    public void forward() {
        forward.run();
    }

    public void backward() {
        backward.run();
    }
}
