package dev.netloom.engine.kernel;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Arrays;

/// Pieces of a few neighbouring rows of images in arrays, small enough for the nearest cache, and what [Winograd] makes
/// of them. A piece is so many whole pixels.
final class WinogradRows {
    private static final int VALUES = 512;

    private final MemorySegment images;
    private final int height;
    private final int rowLength;
    private final int piece;
    private final float[][] values;
    private final float[][] transformed;

    /// @param images float32, NHWC
    WinogradRows(Tensor images) {
        int channels = images.dim(1);
        this.images = images.floats();
        this.height = images.dim(2);
        this.rowLength = images.dim(3) * channels;
        this.piece = Math.min(rowLength, Math.max(1, VALUES / channels) * channels);
        this.values = new float[Winograd.TAPS][piece];
        this.transformed = new float[Winograd.TAPS][piece];
    }

    /// Values at once.
    int piece() {
        return piece;
    }

    float[][] values() {
        return values;
    }

    float[][] transformed() {
        return transformed;
    }

    /// Reads `rows` rows from `first` on, `count` values of each from `at` on: zeros above and below the image.
    void read(int image, int first, int rows, int at, int count) {
        for (int i = 0; i < rows; i++) {
            int row = first + i;
            if (row < 0 || row >= height) {
                Arrays.fill(values[i], 0, count, 0f);
            } else {
                MemorySegment.copy(images, JAVA_FLOAT, offset(image, row, at), values[i], 0, count);
            }
        }
    }

    /// Writes the four rows from `first` on, those that the image has.
    void write(int image, int first, int at, int count) {
        for (int i = 0; i < Winograd.ROWS && first + i < height; i++) {
            MemorySegment.copy(values[i], 0, images, JAVA_FLOAT, offset(image, first + i, at), count);
        }
    }

    private long offset(int image, int row, int at) {
        return (((long) image * height + row) * rowLength + at) * Float.BYTES;
    }
}
