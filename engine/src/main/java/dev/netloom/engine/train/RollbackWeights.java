package dev.netloom.engine.train;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.kernel.TensorLayout;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import java.lang.foreign.MemorySegment;

/// Remembers the last weights that are known to be good: finite themselves, and with them loss and gradients of a batch
/// were finite.
///
/// A step measures the weights that the step before it made, and batch normalisation moves its running statistics
/// while it does. So all parameters that may change are copied before a step (one pass over a flat vector, small
/// beside the step), and the copy counts once the step has shown that loss and gradients are finite. That alone would
/// not do: a ReLU turns the NaN of a broken filter into 0, and the network goes on without it.
///
/// On the way, the bits of the values come piece by piece into an array of integers, whose largest a processor finds
/// many at a time. The copies themselves lie where the parameters do: outside the heap.
final class RollbackWeights implements AutoCloseable {
    private static final int SIGN = 0x80000000;
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY); // NaN has larger bits
    private static final int PIECE = 4096;

    private final NativeScope scope = new NativeScope();
    private final Network network;
    private final MemorySegment values;
    private final RangePartition shares;
    private final int count;
    private final int[][] pieces; // one for each share, like what follows
    private final boolean[] finite;
    private MemorySegment before;
    private MemorySegment good;
    private long beforeStep;
    private long goodStep = -1;

    RollbackWeights(Network network, RangePartition shares) {
        this.network = network;
        this.shares = shares;
        this.values = network.memory();
        this.count = Math.max(network.movingSize(), 1);
        this.pieces = new int[shares.count()][PIECE];
        this.finite = new boolean[shares.count()];
        try {
            this.before = scope.tensor(TensorLayout.VECTOR, count).floats();
            this.good = scope.tensor(TensorLayout.VECTOR, count).floats();
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
    }

    /// Bytes of the copies.
    static long bytes(long parameters) {
        return 2 * parameters * Float.BYTES;
    }

    /// @param step that is about to be learned, from 1
    void remember(long step) {
        MemorySegment copy = before;
        shares.run(count, (share, from, to) -> {
            boolean all = true;
            for (int first = from; first < to; first += PIECE) {
                all &= copy(first, Math.min(PIECE, to - first), pieces[share], copy);
            }
            finite[share] = all;
        });
        beforeStep = step - 1;
    }

    /// @return whether all that was copied is finite
    private boolean copy(int first, int length, int[] piece, MemorySegment copy) {
        long offset = (long) first * Integer.BYTES;
        MemorySegment.copy(values, JAVA_INT, offset, piece, 0, length);
        MemorySegment.copy(piece, 0, copy, JAVA_INT, offset, length);
        int largest = 0;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, piece[i] & ~SIGN);
        }
        return largest < INFINITY;
    }

    /// Whether no value of the weights remembered last is NaN or infinite.
    boolean areFinite() {
        for (boolean share : finite) {
            if (!share) {
                return false;
            }
        }
        return true;
    }

    /// The weights remembered last are good.
    void confirm() {
        MemorySegment spare = good;
        good = before;
        before = spare;
        goodStep = beforeStep;
    }

    /// The step whose weights [#restore] brings back; 0 for those that the run began with.
    long step() {
        return Math.max(goodStep, 0);
    }

    /// The weights remembered last, good or not.
    Weights suspects() {
        return put(before);
    }

    /// Gives the network the last good weights again; those that it began with, where none were good. Those are finite,
    /// too: others are refused ([Readiness]).
    Weights restore() {
        return put(goodStep < 0 ? before : good);
    }

    private Weights put(MemorySegment kept) {
        MemorySegment.copy(kept, 0, values, 0, (long) count * Integer.BYTES);
        network.changed();
        return network.weights();
    }

    @Override
    public void close() {
        scope.close();
    }
}
