package dev.netloom.engine.kernel;

import java.util.Optional;
import java.util.OptionalInt;
import org.bytedeco.dnnl.dnnl_memory_desc;
import org.bytedeco.dnnl.dnnl_primitive_attr;
import org.bytedeco.dnnl.dnnl_primitive_desc;
import org.bytedeco.javacpp.PointerPointer;

/// How oneDNN is asked for a convolution or for an inner product, which differ in nothing else.
///
/// Every method fills in `descriptor` and returns oneDNN's status. `bias` may be null.
interface WeightedOperation {
    /// What other implementations than oneDNN's favourite are held to; empty where none is taken.
    default Optional<ExactConvolution> exact() {
        return Optional.empty();
    }

    /// Whether an implementation is known to be wrong here, and must not be taken.
    default boolean isWrong(String implementation, Direction direction) {
        return false;
    }

    /// Rows and columns of the padding that are expected in memory around the input.
    default int border() {
        return 0;
    }

    /// The padding of a convolution that [Winograd] is for; empty for others.
    default OptionalInt winogradPadding() {
        return OptionalInt.empty();
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
