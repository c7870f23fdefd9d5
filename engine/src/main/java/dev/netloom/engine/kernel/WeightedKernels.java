package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.dnnl_memory;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_desc;

/// The kernels of a convolution or dense layer.
///
/// Weights and their gradients lie in files' order (output channels, input channels, rows, columns); oneDNN chooses
/// the order that it multiplies fastest, and the weights are brought into it by [#prepare] whenever they changed.
public final class WeightedKernels {
    /// What such a layer reads and writes. `bias` and the gradients of what needs none are null; `inputGradient`,
    /// `weightGradient` and `biasGradient` are written, `outputGradient` is read, and overwritten where ReLU is
    // fused.
    public record Tensors(
            Tensor input,
            Tensor weights,
            Tensor bias,
            Tensor output,
            Tensor inputGradient,
            Tensor weightGradient,
            Tensor biasGradient,
            Tensor outputGradient) {
        boolean training() {
            return outputGradient != null;
        }
    }

    private final Kernels kernels;
    private final Tensors tensors;
    private final List<Kernel> prepare = new ArrayList<>();
    private final Kernel forward;
    private final List<Kernel> backward = new ArrayList<>();

    /// @param relu whether a ReLU behind the layer is computed with it
    private WeightedKernels(Kernels kernels, WeightedOperation operation, Tensors tensors, boolean relu) {
        this.kernels = kernels;
        this.tensors = tensors;
        dnnl_memory_desc weightsAnyhow = Dnnl.descriptor(kernels.scope(), dnnl_format_tag_any, tensors.weights.dims());
        dnnl_memory_desc bias = tensors.bias == null ? null : tensors.bias.descriptor();
        dnnl_primitive_desc forwardDescriptor = kernels.described(
                "compute " + tensors.output,
                d -> operation.forward(
                        d,
                        tensors.training(),
                        tensors.input.descriptor(),
                        weightsAnyhow,
                        bias,
                        tensors.output.descriptor(),
                        relu ? kernels.thenRelu() : kernels.plain()));
        if (operation.hasBlindWindows()) {
            kernels.avoid("brg", forwardDescriptor);
        }
        this.forward = kernels.primitive(
                forwardDescriptor,
                Arguments.of(DNNL_ARG_SRC, tensors.input)
                        .and(DNNL_ARG_WEIGHTS, prepared(forwardDescriptor))
                        .and(DNNL_ARG_BIAS, tensors.bias)
                        .and(DNNL_ARG_DST, tensors.output));
        if (tensors.training()) {
            if (relu) {
                backward.add(kernels.reluBackward(tensors.output, tensors.outputGradient, tensors.outputGradient));
            }
            backwardWeights(operation, weightsAnyhow, bias, forwardDescriptor);
            if (tensors.inputGradient != null) {
                backwardData(operation, weightsAnyhow, forwardDescriptor);
            }
        }
    }

    public static WeightedKernels convolution(
            Kernels kernels, Tensors tensors, int kernel, int stride, int padding, int dilation, boolean relu) {
        WeightedOperation operation =
                new Convolution(kernels.scope(), tensors.input, tensors.output, kernel, stride, padding, dilation);
        return new WeightedKernels(kernels, operation, tensors, relu);
    }

    public static WeightedKernels innerProduct(Kernels kernels, Tensors tensors, boolean relu) {
        return new WeightedKernels(kernels, new InnerProduct(), tensors, relu);
    }

    /// Brings changed weights into the order that the kernels read.
    public void prepare() {
        prepare.forEach(Kernel::run);
    }

    public void forward() {
        forward.run();
    }

    public void backward() {
        backward.forEach(Kernel::run);
    }

    private void backwardData(
            WeightedOperation operation, dnnl_memory_desc weightsAnyhow, dnnl_primitive_desc forwardDescriptor) {
        dnnl_primitive_desc descriptor = kernels.described(
                "compute the gradient of " + tensors.input,
                d -> operation.backwardData(
                        d,
                        tensors.inputGradient.descriptor(),
                        weightsAnyhow,
                        tensors.outputGradient.descriptor(),
                        forwardDescriptor,
                        kernels.plain()));
        backward.add(kernels.primitive(
                descriptor,
                Arguments.of(DNNL_ARG_DIFF_DST, tensors.outputGradient)
                        .and(DNNL_ARG_WEIGHTS, prepared(descriptor))
                        .and(DNNL_ARG_DIFF_SRC, tensors.inputGradient)));
    }

    private void backwardWeights(
            WeightedOperation operation,
            dnnl_memory_desc weightsAnyhow,
            dnnl_memory_desc bias,
            dnnl_primitive_desc forwardDescriptor) {
        dnnl_primitive_desc descriptor = kernels.described(
                "compute the gradient of the weights",
                d -> operation.backwardWeights(
                        d,
                        tensors.input.descriptor(),
                        weightsAnyhow,
                        bias,
                        tensors.outputGradient.descriptor(),
                        forwardDescriptor,
                        kernels.plain()));
        dnnl_memory_desc chosen = dnnl_primitive_desc_query_md(descriptor, dnnl_query_diff_weights_md, 0);
        boolean direct = dnnl_memory_desc_equal(chosen, tensors.weightGradient.descriptor()) != 0;
        dnnl_memory gradient = direct ? tensors.weightGradient.memory() : room(chosen);
        backward.add(kernels.primitive(
                descriptor,
                Arguments.of(DNNL_ARG_SRC, tensors.input)
                        .and(DNNL_ARG_DIFF_DST, tensors.outputGradient)
                        .and(DNNL_ARG_DIFF_WEIGHTS, gradient)
                        .and(DNNL_ARG_DIFF_BIAS, tensors.biasGradient)));
        if (!direct) {
            backward.add(kernels.reorder(
                    chosen, gradient, tensors.weightGradient.descriptor(), tensors.weightGradient.memory()));
        }
    }

    /// The weights in the order that a primitive chose, filled by [#prepare].
    private dnnl_memory prepared(dnnl_primitive_desc descriptor) {
        dnnl_memory_desc chosen = dnnl_primitive_desc_query_md(descriptor, dnnl_query_weights_md, 0);
        if (dnnl_memory_desc_equal(chosen, tensors.weights.descriptor()) != 0) {
            return tensors.weights.memory();
        }
        dnnl_memory prepared = room(chosen);
        prepare.add(kernels.reorder(tensors.weights.descriptor(), tensors.weights.memory(), chosen, prepared));
        return prepared;
    }

    private dnnl_memory room(dnnl_memory_desc layout) {
        return Dnnl.memory(kernels.scope(), layout, kernels.scope().bytes(Dnnl.bytes(layout)));
    }
}
