package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.netloom.engine.kernel.KernelChoices;
import dev.netloom.engine.kernel.Kernels;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.network.WeightMatrix;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/// The matrices that one thread moves, one after the other, in memory that they share. Made by that thread: kernels are
/// planned for the cores of whoever makes them.
final class MuonShare implements AutoCloseable {
    private static final int PIECE = 2048;
    private static final double EPSILON = 1e-7;

    private final NativeScope scope = new NativeScope();
    private final List<WeightMatrix> matrices;
    private final List<NewtonSchulz> orthogonal = new ArrayList<>();
    private final float[] first = new float[PIECE];
    private final float[] second = new float[PIECE];

    MuonShare(List<WeightMatrix> matrices) {
        this.matrices = matrices;
        try {
            NewtonSchulz.Room room = NewtonSchulz.Room.of(scope, size(matrices), side(matrices));
            Kernels kernels = new Kernels(scope, KernelChoices.FIRST);
            for (WeightMatrix matrix : matrices) {
                orthogonal.add(new NewtonSchulz(scope, kernels, room, matrix));
            }
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
    }

    /// Bytes of the memory that so many matrices share.
    static long bytes(List<WeightMatrix> matrices) {
        return NewtonSchulz.Room.bytes(size(matrices), side(matrices));
    }

    private static int size(List<WeightMatrix> matrices) {
        return matrices.stream().mapToInt(WeightMatrix::size).max().orElse(1);
    }

    private static int side(List<WeightMatrix> matrices) {
        return matrices.stream().mapToInt(NewtonSchulz::side).max().orElse(1);
    }

    /// One step of all its matrices.
    ///
    /// @param means M, as long as the parameters
    void step(
            MemorySegment parameters,
            MemorySegment gradients,
            MemorySegment means,
            StepSettings settings,
            int iterations) {
        for (int i = 0; i < matrices.size(); i++) {
            WeightMatrix matrix = matrices.get(i);
            MemorySegment update = orthogonal.get(i).start();
            double norm = lookAhead(part(gradients, matrix), part(means, matrix), update, settings);
            divide(update, matrix.size(), (float) (norm + EPSILON));
            update = orthogonal.get(i).iterate(iterations);
            move(part(parameters, matrix), update, matrix, settings);
        }
    }

    private static MemorySegment part(MemorySegment all, WeightMatrix matrix) {
        return all.asSlice(matrix.offset() * Float.BYTES, (long) matrix.size() * Float.BYTES);
    }

    /// M ← μ M + (1 − μ) G and U = μ M + (1 − μ) G.
    ///
    /// @return the norm of U
    private double lookAhead(
            MemorySegment gradients, MemorySegment means, MemorySegment update, StepSettings settings) {
        float keep = (float) settings.momentum();
        float take = (float) ((1 - settings.momentum()) * settings.gradientScale());
        double squares = 0;
        int size = (int) (means.byteSize() / Float.BYTES);
        for (int from = 0; from < size; from += PIECE) {
            int length = Math.min(PIECE, size - from);
            read(gradients, from, first, length);
            read(means, from, second, length);
            for (int i = 0; i < length; i++) {
                float own = take * first[i];
                float mean = keep * second[i] + own;
                second[i] = mean;
                first[i] = keep * mean + own;
            }
            write(second, means, from, length);
            write(first, update, from, length);
            for (int i = 0; i < length; i++) {
                squares += (double) first[i] * first[i];
            }
        }
        return Math.sqrt(squares);
    }

    private void divide(MemorySegment values, int size, float by) {
        float factor = 1 / by;
        for (int from = 0; from < size; from += PIECE) {
            int length = Math.min(PIECE, size - from);
            read(values, from, first, length);
            for (int i = 0; i < length; i++) {
                first[i] *= factor;
            }
            write(first, values, from, length);
        }
    }

    /// W ← W − η λ W − η √max(1, rows / columns) · U
    private void move(MemorySegment weights, MemorySegment update, WeightMatrix matrix, StepSettings settings) {
        float shrink = (float) (settings.learningRate() * settings.weightDecay());
        float rate =
                (float) (settings.learningRate() * Math.sqrt(Math.max(1, (double) matrix.rows() / matrix.columns())));
        for (int from = 0; from < matrix.size(); from += PIECE) {
            int length = Math.min(PIECE, matrix.size() - from);
            read(weights, from, first, length);
            read(update, from, second, length);
            for (int i = 0; i < length; i++) {
                first[i] = first[i] - shrink * first[i] - rate * second[i];
            }
            write(first, weights, from, length);
        }
    }

    private static void read(MemorySegment all, int from, float[] piece, int length) {
        MemorySegment.copy(all, JAVA_FLOAT, (long) from * Float.BYTES, piece, 0, length);
    }

    private static void write(float[] piece, MemorySegment all, int from, int length) {
        MemorySegment.copy(piece, 0, all, JAVA_FLOAT, (long) from * Float.BYTES, length);
    }

    @Override
    public void close() {
        scope.close();
    }
}
