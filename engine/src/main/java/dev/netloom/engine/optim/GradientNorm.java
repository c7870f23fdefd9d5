package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import dev.netloom.engine.kernel.RangePartition;
import java.lang.foreign.MemorySegment;

/// The length of all gradients taken as one vector: √(Σ g²).
///
/// Squares of float32 values do not overflow in double precision, so that it is finite exactly where all gradients
/// are: one pass both measures for clipping and finds NaN and infinity.
public final class GradientNorm {
    private GradientNorm() {}

    /// @param count how many float32 gradients there are
    /// @param shares the threads among which they are parted; the sums of their parts are added in order
    public static double of(MemorySegment gradients, int count, RangePartition shares) {
        double[] sums = new double[shares.count()];
        shares.run(count, (share, from, to) -> sums[share] = squares(gradients, from, to));
        double sum = 0;
        for (double part : sums) {
            sum += part;
        }
        return Math.sqrt(sum);
    }

    private static double squares(MemorySegment gradients, int from, int to) {
        double sum0 = 0; // four sums, because each addition waits for the one before
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int i = from;
        for (; i < to - 3; i += 4) {
            sum0 += square(gradients.getAtIndex(JAVA_FLOAT, i));
            sum1 += square(gradients.getAtIndex(JAVA_FLOAT, i + 1));
            sum2 += square(gradients.getAtIndex(JAVA_FLOAT, i + 2));
            sum3 += square(gradients.getAtIndex(JAVA_FLOAT, i + 3));
        }
        for (; i < to; i++) {
            sum0 += square(gradients.getAtIndex(JAVA_FLOAT, i));
        }
        return sum0 + sum1 + sum2 + sum3;
    }

    private static double square(double gradient) {
        return gradient * gradient;
    }
}
