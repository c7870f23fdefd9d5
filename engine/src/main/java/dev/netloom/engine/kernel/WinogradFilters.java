package dev.netloom.engine.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;

/// One of [Winograd]'s transformed rows of filters after the other, from the nine taps of 3×3 filters.
final class WinogradFilters {
    private static final int SIDE = 3;
    private static final int PIECE = 512;

    private final MemorySegment taps;
    private final MemorySegment row;
    private final int size;
    private final boolean turned;
    private final float[][] values = new float[SIDE][PIECE];
    private final float[] result = new float[PIECE];

    /// @param taps row by row, each with all its values
    /// @param row three taps
    /// @param size values of a tap
    /// @param turned by 180°
    WinogradFilters(MemorySegment taps, MemorySegment row, int size, boolean turned) {
        this.taps = taps;
        this.row = row;
        this.size = size;
        this.turned = turned;
    }

    /// Leaves in `row` what `product` multiplies with.
    void transform(int product) {
        float[] factors = Winograd.filter(product);
        for (int q = 0; q < SIDE; q++) {
            for (int at = 0; at < size; at += PIECE) {
                int count = Math.min(PIECE, size - at);
                for (int p = 0; p < SIDE; p++) {
                    int tap = turned ? SIDE * SIDE - 1 - (p * SIDE + q) : p * SIDE + q;
                    MemorySegment.copy(taps, JAVA_FLOAT, offset(tap, at), values[p], 0, count);
                }
                Winograd.weigh(values[0], factors[0], values[1], factors[1], values[2], factors[2], result, count);
                MemorySegment.copy(result, 0, row, JAVA_FLOAT, offset(q, at), count);
            }
        }
    }

    private long offset(int tap, int at) {
        return ((long) tap * size + at) * Float.BYTES;
    }
}
