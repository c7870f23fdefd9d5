package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.netloom.engine.kernel.Kernel;
import dev.netloom.engine.kernel.Kernels;
import dev.netloom.engine.kernel.MatrixProduct;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;
import dev.netloom.engine.network.WeightMatrix;
import java.lang.foreign.MemorySegment;

/// Brings all singular values of a matrix near 1 and leaves its singular vectors as they are, by the iteration
/// X ← p(X · Xᵀ) · X with p(S) = a + b S + c S², where the largest singular value is at most 1 at first. A matrix with
/// more rows than columns goes the other way round, X ← X · p(Xᵀ · X), which is the same with smaller products.
///
/// With a = 3.4445, b = −4.7750, c = 2.0315 small singular values grow fastest; all of them end between about 0.7 and
/// 1.2, and not at 1. Source: Jordan et al., *Muon: an optimizer for hidden layers in neural networks*, 2024.
final class NewtonSchulz {
    private static final float A = 3.4445f;
    private static final float B = -4.7750f;
    private static final float C = 2.0315f;

    private final int side;
    private final Tensor[] iterates;
    private final MemorySegment gram;
    private final MemorySegment square;
    private final Kernel[] grams; // of each of the two iterates
    private final Kernel squared;
    private final Kernel[] nexts; // from each of the two iterates to the other

    /// Memory for matrices up to some size, one after the other.
    record Room(Tensor first, Tensor second, Tensor gram, Tensor square) {
        static Room of(NativeScope scope, int size, int side) {
            return new Room(
                    vector(scope, size), vector(scope, size), vector(scope, side * side), vector(scope, side * side));
        }

        private static Tensor vector(NativeScope scope, int length) {
            return scope.tensor(TensorLayout.VECTOR, length);
        }

        static long bytes(long size, long side) {
            return 2 * (size + side * side) * Float.BYTES;
        }
    }

    NewtonSchulz(NativeScope scope, Kernels kernels, Room room, WeightMatrix matrix) {
        int rows = matrix.rows();
        int columns = matrix.columns();
        this.side = side(matrix);
        this.iterates =
                new Tensor[] {matrix(scope, room.first, rows, columns), matrix(scope, room.second, rows, columns)};
        Tensor products = matrix(scope, room.gram, side, side);
        Tensor squares = matrix(scope, room.square, side, side);
        this.gram = products.floats();
        this.square = squares.floats();
        MatrixProduct product = new MatrixProduct(kernels);
        this.grams = new Kernel[2];
        this.nexts = new Kernel[2];
        for (int i = 0; i < 2; i++) {
            Tensor from = iterates[i];
            Tensor to = iterates[1 - i];
            boolean wide = rows <= columns;
            grams[i] = wide ? product.withItsTranspose(from, products) : product.ofItsTranspose(from, products);
            nexts[i] = wide ? product.of(products, from, to) : product.of(from, products, to);
        }
        this.squared = product.of(products, products, squares);
    }

    private static Tensor matrix(NativeScope scope, Tensor room, int rows, int columns) {
        return room.values(scope, 0, rows * columns).as(scope, TensorLayout.MATRIX, rows, columns);
    }

    /// The smaller of rows and columns.
    static int side(WeightMatrix matrix) {
        return Math.min(matrix.rows(), matrix.columns());
    }

    /// Where the matrix has to stand, row by row, with a norm of at most 1.
    MemorySegment start() {
        return iterates[0].floats();
    }

    /// @return where the matrix stands then
    MemorySegment iterate(int times) {
        for (int time = 0; time < times; time++) {
            grams[time % 2].run();
            squared.run();
            polynomial();
            nexts[time % 2].run();
        }
        return iterates[times % 2].floats();
    }

    /// gram ← a + b · gram + c · gram²
    private void polynomial() {
        for (int i = 0; i < side * side; i++) {
            float value = B * gram.getAtIndex(JAVA_FLOAT, i) + C * square.getAtIndex(JAVA_FLOAT, i);
            gram.setAtIndex(JAVA_FLOAT, i, i % (side + 1) == 0 ? value + A : value);
        }
    }
}
