package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.PointerPointer;

/// A dense layer: every output is the product of the input with one row of the weights. oneDNN's favourite is the best
/// everywhere that was measured, and one of the others ends the process.
final class InnerProduct implements WeightedOperation {
    @Override
    public int forward(
            PointerPointer<dnnl_primitive_desc> descriptor,
            boolean training,
            dnnl_memory_desc input,
            dnnl_memory_desc weights,
            dnnl_memory_desc bias,
            dnnl_memory_desc output,
            dnnl_primitive_attr attributes) {
        int purpose = training ? dnnl_forward_training : dnnl_forward_inference;
        return dnnl_inner_product_forward_primitive_desc_create(
                descriptor, Dnnl.engine(), purpose, input, weights, bias, output, attributes);
    }

    @Override
    public int backwardData(
            PointerPointer<dnnl_primitive_desc> descriptor,
            dnnl_memory_desc inputGradient,
            dnnl_memory_desc weights,
            dnnl_memory_desc outputGradient,
            dnnl_primitive_desc forward,
            dnnl_primitive_attr attributes) {
        return dnnl_inner_product_backward_data_primitive_desc_create(
                descriptor, Dnnl.engine(), inputGradient, weights, outputGradient, forward, attributes);
    }

    @Override
    public int backwardWeights(
            PointerPointer<dnnl_primitive_desc> descriptor,
            dnnl_memory_desc input,
            dnnl_memory_desc weightGradient,
            dnnl_memory_desc biasGradient,
            dnnl_memory_desc outputGradient,
            dnnl_primitive_desc forward,
            dnnl_primitive_attr attributes) {
        return dnnl_inner_product_backward_weights_primitive_desc_create(
                descriptor, Dnnl.engine(), input, weightGradient, biasGradient, outputGradient, forward, attributes);
    }

    @Override
    public String toString() {
        return "inner product of";
    }
}
