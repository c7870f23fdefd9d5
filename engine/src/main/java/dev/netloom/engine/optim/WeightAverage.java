package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.kernel.TensorLayout;
import java.lang.foreign.MemorySegment;
import java.util.List;

/// The exponential moving average of all values of a network, over the steps: a ← a + (1 − d) · (w − a), a being the
/// first weights at first. The decay d of step t (from 1) is min(decay, (1 + t) / (10 + t)), so that the first weights
/// are soon forgotten. Polyak averaging in the form that TensorFlow's `ExponentialMovingAverage` has.
///
/// The running statistics of batch normalisation are averaged with the weights, which costs no pass over the images.
public final class WeightAverage implements StepMemory, AutoCloseable {
    private static final int PIECE = 2048;

    private final NativeScope scope = new NativeScope();
    private final MemorySegment values;
    private final int count;
    private final double decay;
    private final RangePartition shares;
    private final MemorySegment average;
    private final float[][] current; // one for each share, like the next
    private final float[][] own;
    private int steps;

    /// @param values float32, which it averages and somebody else changes and owns
    /// @param decay 0 to below 1
    public WeightAverage(MemorySegment values, double decay, RangePartition shares) {
        OptimizerSettings.require(decay >= 0 && decay < 1, "decay of averaged weights", decay);
        this.values = values;
        this.count = Math.toIntExact(values.byteSize() / Float.BYTES);
        this.decay = decay;
        this.shares = shares;
        this.current = new float[shares.count()][PIECE];
        this.own = new float[shares.count()][PIECE];
        try {
            this.average = scope.tensor(TensorLayout.VECTOR, Math.max(count, 1)).floats();
        } catch (RuntimeException | Error e) {
            scope.close();
            throw e;
        }
        MemorySegment.copy(values, 0, average, 0, values.byteSize());
    }

    /// Bytes of what it remembers of so many values.
    public static long bytes(long values) {
        return values * Float.BYTES;
    }

    /// Takes in the values as a step has left them.
    public void add() {
        steps++;
        float take = (float) (1 - Math.min(decay, (1.0 + steps) / (10.0 + steps)));
        inPieces((from, length, now, mean) -> {
            for (int i = 0; i < length; i++) {
                mean[i] += take * (now[i] - mean[i]);
            }
            MemorySegment.copy(mean, 0, average, JAVA_FLOAT, (long) from * Float.BYTES, length);
        });
    }

    /// Puts the average where the values are and the values where the average was; once more puts all back, to the bit.
    public void swap() {
        inPieces((from, length, now, mean) -> {
            MemorySegment.copy(mean, 0, values, JAVA_FLOAT, (long) from * Float.BYTES, length);
            MemorySegment.copy(now, 0, average, JAVA_FLOAT, (long) from * Float.BYTES, length);
        });
    }

    private interface Work {
        void on(int from, int length, float[] now, float[] mean);
    }

    /// Copies of values and average, piece by piece.
    private void inPieces(Work work) {
        shares.run(count, (share, from, to) -> {
            for (int first = from; first < to; first += PIECE) {
                int length = Math.min(PIECE, to - first);
                long offset = (long) first * Float.BYTES;
                MemorySegment.copy(values, JAVA_FLOAT, offset, current[share], 0, length);
                MemorySegment.copy(average, JAVA_FLOAT, offset, own[share], 0, length);
                work.on(first, length, current[share], own[share]);
            }
        });
    }

    @Override
    public List<MemorySegment> state() {
        return List.of(average);
    }

    @Override
    public int steps() {
        return steps;
    }

    @Override
    public void restore(int steps) {
        this.steps = steps;
    }

    @Override
    public void close() {
        scope.close();
    }
}
