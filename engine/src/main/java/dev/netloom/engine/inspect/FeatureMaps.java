package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Shape;

/// What one block puts out for one image: `shape.channels()` maps of `shape.height()` ×
/// `shape.width()` values.
///
/// @param block its id
/// @param values in channel, row, column order; who takes them must not write to them
public record FeatureMaps(String block, Shape shape, float[] values) {
    public float value(int channel, int row, int column) {
        return values[(channel * shape.height() + row) * shape.width() + column];
    }

    /// Takes them from memory in row, column, channel order.
    static FeatureMaps of(String block, Shape shape, float[] rowColumnChannel) {
        int channels = shape.channels();
        int plane = shape.height() * shape.width();
        float[] values = new float[shape.size()];
        for (int channel = 0; channel < channels; channel++) {
            for (int place = 0; place < plane; place++) {
                values[channel * plane + place] = rowColumnChannel[place * channels + channel];
            }
        }
        return new FeatureMaps(block, shape, values);
    }
}
