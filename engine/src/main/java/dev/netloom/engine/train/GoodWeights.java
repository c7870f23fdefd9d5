package dev.netloom.engine.train;

import dev.netloom.engine.kernel.Shares;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Remembers the last weights that are known to be good: finite themselves, and with them loss and gradients of a batch
/// were finite.
///
/// A step measures the weights that the step before it made, and batch normalisation moves its running statistics
/// while it does. So all parameters are copied before a step (one pass over a flat vector, small beside the step), and
/// the copy counts once the step has shown that loss and gradients are finite. That alone would not do: a ReLU turns
/// the NaN of a broken filter into 0, and the network goes on without it.
///
/// The copies are the bits of the values: integers, whose largest a processor finds many at a time.
final class GoodWeights {
    private static final int SIGN = 0x80000000;
    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY); // NaN has larger bits

    private final Network network;
    private final MemorySegment values;
    private final Shares shares;
    private final boolean[] finite;
    private int[] before;
    private int[] good;
    private long beforeStep;
    private long goodStep = -1;

    @SuppressWarnings("restricted") // the network owns that many values
    GoodWeights(Network network, Shares shares) {
        this.network = network;
        this.shares = shares;
        this.finite = new boolean[shares.count()];
        int count = Math.toIntExact(network.values().length());
        this.values =
                MemorySegment.ofAddress(network.values().data().address()).reinterpret((long) count * Integer.BYTES);
        this.before = new int[count];
        this.good = new int[count];
    }

    /// @param step that is about to be learned, from 1
    void remember(long step) {
        int[] copy = before;
        shares.run(copy.length, (share, from, to) -> {
            MemorySegment.copy(values, ValueLayout.JAVA_INT, (long) from * Integer.BYTES, copy, from, to - from);
            finite[share] = areFinite(copy, from, to);
        });
        beforeStep = step - 1;
    }

    private static boolean areFinite(int[] copy, int from, int to) {
        int largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, copy[i] & ~SIGN);
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
        int[] spare = good;
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

    /// Gives the network the last good weights again; those that it began with, where none were good.
    Weights restore() {
        return put(goodStep < 0 ? before : good);
    }

    private Weights put(int[] kept) {
        MemorySegment.copy(kept, 0, values, ValueLayout.JAVA_INT, 0, kept.length);
        network.changed();
        return network.weights();
    }
}
