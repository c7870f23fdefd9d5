package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.kernel.TensorLayout;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// Copies parameters, gradients and its state into Java arrays, piece by piece, and what has changed back: the compiler
/// vectorises a loop over arrays, but not one over native memory whose parts might overlap. A piece of all of them fits
/// into a core's fastest cache. The state itself is as large as the parameters, and lies where they do: outside the
/// heap.
abstract class ArrayOptimizer implements Optimizer {
    private static final int PIECE = 2048;

    private final NativeScope scope = new NativeScope();
    private final List<ValueRange> ranges;
    private final MemorySegment[] states;
    private int steps;
    private Piece[] pieces = {}; // one for each share

    /// What is at work.
    ///
    /// @param states one array for each vector that the optimiser remembers, zeros before the first step
    record Piece(float[] weights, float[] gradients, float[][] states) {
        private static Piece of(int states) {
            return new Piece(new float[PIECE], new float[PIECE], new float[states][PIECE]);
        }
    }

    /// @param remembered how many vectors, as long as the parameters
    ArrayOptimizer(int count, int remembered) {
        this(count, remembered, List.of(new ValueRange(0, count)));
    }

    /// @param ranges of the parameters, which alone it moves
    ArrayOptimizer(int count, int remembered, List<ValueRange> ranges) {
        this.ranges = ranges;
        this.states = new MemorySegment[remembered];
        try {
            for (int i = 0; i < remembered; i++) {
                states[i] =
                        scope.tensor(TensorLayout.VECTOR, Math.max(count, 1)).floats();
            }
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
    }

    @Override
    public final void step(
            MemorySegment parameters, MemorySegment gradients, StepSettings settings, RangePartition shares) {
        steps++;
        begin(settings);
        makePieces(shares.count());
        for (ValueRange range : ranges) {
            shares.run(range.length(), (share, from, to) -> {
                for (int first = range.from() + from; first < range.from() + to; first += PIECE) {
                    int length = Math.min(PIECE, range.from() + to - first);
                    update(pieces[share], parameters, gradients, first, length, settings);
                }
            });
        }
    }

    /// Once: the shares stay the same.
    private void makePieces(int shares) {
        if (pieces.length != shares) {
            pieces = new Piece[shares];
            for (int share = 0; share < shares; share++) {
                pieces[share] = Piece.of(states.length);
            }
        }
    }

    private void update(
            Piece piece,
            MemorySegment parameters,
            MemorySegment gradients,
            int first,
            int length,
            StepSettings settings) {
        long offset = (long) first * Float.BYTES;
        MemorySegment.copy(parameters, JAVA_FLOAT, offset, piece.weights, 0, length);
        MemorySegment.copy(gradients, JAVA_FLOAT, offset, piece.gradients, 0, length);
        for (int i = 0; i < states.length; i++) {
            MemorySegment.copy(states[i], JAVA_FLOAT, offset, piece.states[i], 0, length);
        }
        update(piece, length, settings);
        MemorySegment.copy(piece.weights, 0, parameters, JAVA_FLOAT, offset, length);
        for (int i = 0; i < states.length; i++) {
            MemorySegment.copy(piece.states[i], 0, states[i], JAVA_FLOAT, offset, length);
        }
    }

    @Override
    public final List<MemorySegment> state() {
        return List.of(states);
    }

    /// The one that is being taken included.
    @Override
    public final int steps() {
        return steps;
    }

    @Override
    public final void restore(int steps) {
        this.steps = steps;
    }

    /// What a step needs to know of the steps before it.
    void begin(StepSettings settings) {}

    /// One step of the first `length` values of `piece`, in place; the loop must be short and without branches.
    abstract void update(Piece piece, int length, StepSettings settings);

    @Override
    public void close() {
        scope.close();
    }
}
