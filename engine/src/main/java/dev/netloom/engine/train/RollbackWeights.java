package dev.netloom.engine.train;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import java.lang.foreign.MemorySegment;

/// Remembers the last weights that are known to be good: finite themselves, and with them loss and gradients of a
/// batch were finite.
///
/// A step measures the weights that the step before it made. Once it has shown that loss and gradients are finite,
/// and before the optimiser changes them, they are copied (one pass over a flat vector, small beside the step).
/// Batch normalisation moves its running statistics while the step goes forward, so those are copied before it.
///
/// Loss and gradients alone would not do: a ReLU turns the NaN of a broken filter into 0, and the network goes on
/// without it. So before a step the bits of the values come piece by piece into an array of integers, whose largest
/// a processor finds many at a time. The copies lie where the parameters do: outside the heap.
final class RollbackWeights implements AutoCloseable {
    private static final int SIGN = 0x80000000;
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY); // NaN has larger bits
    private static final int PIECE = 4096;

    private final NativeScope scope = new NativeScope();
    private final Network network;
    private final MemorySegment values;
    private final RangePartition shares;
    private final int trained;
    private final int count; // trained values, and running statistics behind them
    private final int[][] pieces; // one for each share, like what follows
    private final boolean[] finite;
    private final MemorySegment statistics; // before the step
    private final MemorySegment good;
    private long beforeStep;
    private long goodStep = -1;

    RollbackWeights(Network network, RangePartition shares) {
        this.network = network;
        this.shares = shares;
        this.values = network.memory();
        this.trained = network.trainedSize();
        this.count = network.movingSize();
        this.pieces = new int[shares.count()][PIECE];
        this.finite = new boolean[shares.count()];
        try {
            this.good = room(count);
            this.statistics = room(count - trained);
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
    }

    private MemorySegment room(int values) {
        return values == 0 ? MemorySegment.NULL : scope.bytes((long) values * Float.BYTES);
    }

    /// Bytes of the copies; of running statistics, which are few, there are two.
    static long bytes(long parameters) {
        return parameters * Float.BYTES;
    }

    /// @param step that is about to be learned, from 1
    void remember(long step) {
        shares.run(count, (share, from, to) -> {
            boolean all = true;
            for (int first = from; first < to; first += PIECE) {
                all &= areFinite(first, Math.min(PIECE, to - first), pieces[share]);
            }
            finite[share] = all;
        });
        copy(values, trained, statistics, 0, count - trained);
        beforeStep = step - 1;
    }

    private boolean areFinite(int first, int length, int[] piece) {
        MemorySegment.copy(values, JAVA_INT, (long) first * Integer.BYTES, piece, 0, length);
        int largest = 0;
        for (int i = 0; i < length; i++) {
            largest = Math.max(largest, piece[i] & ~SIGN);
        }
        return largest < INFINITY;
    }

    private static void copy(MemorySegment from, long first, MemorySegment to, long target, long count) {
        MemorySegment.copy(from, first * Float.BYTES, to, target * Float.BYTES, count * Float.BYTES);
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

    /// The weights remembered last, which nothing has changed since, are good.
    void confirm() {
        shares.run(trained, (share, from, to) -> copy(values, from, good, from, to - from));
        copy(statistics, 0, good, trained, count - trained);
        goodStep = beforeStep;
    }

    /// The step whose weights [#restore] brings back; 0 for those that the run began with.
    long step() {
        return Math.max(goodStep, 0);
    }

    /// The weights remembered last, good or not: the network has them again.
    Weights suspects() {
        copy(statistics, 0, values, trained, count - trained);
        return changed();
    }

    /// Gives the network the last good weights again; those that it began with, where none were good. Those are
    /// finite, too: others are refused ([Readiness]).
    Weights restore() {
        if (goodStep < 0) {
            return suspects();
        }
        copy(good, 0, values, 0, count);
        return changed();
    }

    private Weights changed() {
        network.changed();
        return network.weights();
    }

    @Override
    public void close() {
        scope.close();
    }
}
