package dev.netloom.engine.kernel;

import java.util.List;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.PointerPointer;

/// How oneDNN is asked for a convolution or for an inner product, which differ in nothing else.
///
/// Every method fills in `descriptor` and returns oneDNN's status. `bias` may be null.
interface WeightedOperation {
    /// Whether it is worth looking further than oneDNN's favourite implementation.
    boolean varies();

    /// The beginnings of the names of implementations that must not be taken.
    default List<String> avoided() {
        return List.of();
    }

    /// Rows and columns of the padding that are expected in memory around the input.
    default int border() {
        return 0;
    }

    int forward(
            PointerPointer<dnnl_primitive_desc> descriptor,
            boolean training,
            dnnl_memory_desc input,
            dnnl_memory_desc weights,
            dnnl_memory_desc bias,
            dnnl_memory_desc output,
            dnnl_primitive_attr attributes);

    int backwardData(
            PointerPointer<dnnl_primitive_desc> descriptor,
            dnnl_memory_desc inputGradient,
            dnnl_memory_desc weights,
            dnnl_memory_desc outputGradient,
            dnnl_primitive_desc forward,
            dnnl_primitive_attr attributes);

    int backwardWeights(
            PointerPointer<dnnl_primitive_desc> descriptor,
            dnnl_memory_desc input,
            dnnl_memory_desc weightGradient,
            dnnl_memory_desc biasGradient,
            dnnl_memory_desc outputGradient,
            dnnl_primitive_desc forward,
            dnnl_primitive_attr attributes);
}
