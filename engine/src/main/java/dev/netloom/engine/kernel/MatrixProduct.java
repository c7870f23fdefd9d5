package dev.netloom.engine.kernel;

import static org.bytedeco.dnnl.global.dnnl.*;

import org.bytedeco.dnnl.dnnl_memory_desc;

/// Multiplies two matrices: to = left · right.
public final class MatrixProduct {
    private final Kernels kernels;

    public MatrixProduct(Kernels kernels) {
        this.kernels = kernels;
    }

    /// @param to none of the two
    public Kernel of(Tensor left, Tensor right, Tensor to) {
        return of(left.descriptor(), left, right.descriptor(), right, to);
    }

    /// to = matrix · matrixᵀ
    public Kernel withItsTranspose(Tensor matrix, Tensor to) {
        return of(matrix.descriptor(), matrix, transposed(matrix), matrix, to);
    }

    /// to = matrixᵀ · matrix
    public Kernel ofItsTranspose(Tensor matrix, Tensor to) {
        return of(transposed(matrix), matrix, matrix.descriptor(), matrix, to);
    }

    /// The same memory, read column by column.
    private dnnl_memory_desc transposed(Tensor matrix) {
        return Dnnl.descriptor(kernels.scope(), matrix.precision(), dnnl_ba, matrix.dim(1), matrix.dim(0));
    }

    private Kernel of(dnnl_memory_desc leftLayout, Tensor left, dnnl_memory_desc rightLayout, Tensor right, Tensor to) {
        Arguments arguments = new Arguments()
                .and(DNNL_ARG_SRC, Dnnl.memory(kernels.scope(), leftLayout, left.bytes()))
                .and(DNNL_ARG_WEIGHTS, Dnnl.memory(kernels.scope(), rightLayout, right.bytes()))
                .and(DNNL_ARG_DST, to);
        return kernels.primitive(
                kernels.described(
                        "multiply the matrices " + left + " and " + right,
                        d -> dnnl_matmul_primitive_desc_create(
                                d, Dnnl.engine(), leftLayout, rightLayout, null, to.descriptor(), kernels.plain())),
                arguments);
    }
}
