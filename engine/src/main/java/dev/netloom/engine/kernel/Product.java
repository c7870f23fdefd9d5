package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

/// Multiplies two tensors value by value.
public final class Product {
    private Product() {}

    /// to = left · right; `to` may be one of the two.
    ///
    /// @param right where a dimension is 1, the same for all of `left`
    public static Kernel of(Kernels kernels, Tensor left, Tensor right, Tensor to) {
        return kernels.primitive(
                kernels.described(
                        "multiply " + left + " with " + right,
                        d -> dnnl_binary_primitive_desc_create(
                                d,
                                Dnnl.engine(),
                                dnnl_binary_mul,
                                left.descriptor(),
                                right.descriptor(),
                                to.descriptor(),
                                kernels.plain())),
                Arguments.of(DNNL_ARG_SRC_0, left).and(DNNL_ARG_SRC_1, right).and(DNNL_ARG_DST, to));
    }
}
