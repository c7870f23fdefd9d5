package dev.netloom.engine.inspect;

import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Shape;

/// What a group normalisation measures of the channels that one is normalised with.
///
/// @param first of its channels
/// @param size number of its values
/// @param deviation √(σ² + ε)
record GroupMoments(int first, int channels, int size, double mean, double deviation) {
    static GroupMoments of(GroupNorm norm, Trace trace, String input, int channel) {
        Shape shape = trace.shapes().get(input);
        int channels = shape.channels() / norm.groups();
        int first = channel / channels * channels;
        double sum = 0;
        double squares = 0;
        for (int c = first; c < first + channels; c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    double value = trace.value(input, c, y, x);
                    sum += value;
                    squares += value * value;
                }
            }
        }
        int size = shape.size() / norm.groups();
        double mean = sum / size;
        double variance = Math.max(0, squares / size - mean * mean);
        return new GroupMoments(first, channels, size, mean, Math.sqrt(variance + norm.epsilon()));
    }

    double standardized(double value) {
        return (value - mean) / deviation;
    }
}
