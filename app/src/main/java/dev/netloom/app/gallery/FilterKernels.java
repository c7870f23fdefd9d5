package dev.netloom.app.gallery;

import dev.netloom.engine.network.Weights;

/// The kernels of one convolution: `filters` × `channels` squares of `rows` × `columns` weights.
record FilterKernels(int filters, int channels, int rows, int columns, float[] values) {
    static FilterKernels of(Weights.Values weight) {
        return new FilterKernels(
                weight.dims().get(0),
                weight.dims().get(1),
                weight.dims().get(2),
                weight.dims().get(3),
                weight.values());
    }

    float weight(int filter, int channel, int row, int column) {
        return values[((filter * channels + channel) * rows + row) * columns + column];
    }

    /// The largest weight, whatever its sign.
    float largest() {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /// The largest weight of one filter, whatever its sign.
    float largest(int filter) {
        int size = channels * rows * columns;
        float largest = 0;
        for (int i = filter * size; i < (filter + 1) * size; i++) {
            largest = Math.max(largest, Math.abs(values[i]));
        }
        return largest;
    }

    float lowest(int filter, int channel) {
        float lowest = Float.MAX_VALUE;
        for (int i = 0; i < rows * columns; i++) {
            lowest = Math.min(lowest, weight(filter, channel, i / columns, i % columns));
        }
        return lowest;
    }

    float highest(int filter, int channel) {
        float highest = -Float.MAX_VALUE;
        for (int i = 0; i < rows * columns; i++) {
            highest = Math.max(highest, weight(filter, channel, i / columns, i % columns));
        }
        return highest;
    }
}
