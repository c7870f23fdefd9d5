package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import java.util.Arrays;
import java.util.List;

/// What brings the values of a channel to mean 0 and deviation 1: (x - mean) / deviation, x from 0 to 1.
///
/// Source: LeCun, Bottou, Orr, Müller, *Efficient BackProp*, 1998, section 4.3.
///
/// @param mean of each channel; empty where values stay as they are
/// @param deviation of each channel, above 0
public record ChannelNormalization(List<Float> mean, List<Float> deviation) {
    /// Values stay as they are.
    public static final ChannelNormalization NONE = new ChannelNormalization(List.of(), List.of());

    /// A channel that is the same everywhere is not blown up.
    private static final double SMALLEST = 1e-3;

    public ChannelNormalization {
        mean = List.copyOf(mean);
        deviation = List.copyOf(deviation);
        if (mean.size() != deviation.size()
                || mean.stream().anyMatch(value -> !Float.isFinite(value))
                || deviation.stream().anyMatch(value -> !(value > 0) || !Float.isFinite(value))) {
            throw new IllegalArgumentException(
                    "means " + mean + " and deviations " + deviation + " do not go together");
        }
    }

    /// Mean and deviation of all pixels of `images`, channel by channel.
    static ChannelNormalization of(LabelledImages images) {
        Shape shape = images.shape();
        int plane = shape.height() * shape.width();
        double[] sums = new double[shape.channels()];
        double[] squares = new double[shape.channels()];
        for (int image = 0; image < images.size(); image++) {
            byte[] bytes = images.bytes(image);
            for (int at = 0; at < bytes.length; at++) {
                double value = (bytes[at] & 0xff) / 255.0;
                sums[at / plane] += value;
                squares[at / plane] += value * value;
            }
        }
        Float[] mean = new Float[shape.channels()];
        Float[] deviation = new Float[shape.channels()];
        double count = (double) images.size() * plane;
        for (int channel = 0; channel < mean.length; channel++) {
            double average = sums[channel] / count;
            mean[channel] = (float) average;
            double variance = Math.max(0, squares[channel] / count - average * average);
            deviation[channel] = (float) Math.max(SMALLEST, Math.sqrt(variance));
        }
        return new ChannelNormalization(Arrays.asList(mean), Arrays.asList(deviation));
    }

    public boolean isNone() {
        return mean.isEmpty();
    }

    /// Brings one value to it.
    float apply(float value, int channel) {
        return isNone() ? value : (value - mean.get(channel)) * (1 / deviation.get(channel));
    }

    /// Brings one image to it, in place.
    ///
    /// @param values in row, column, channel order from `offset` on
    public void apply(float[] values, int offset, Shape shape) {
        if (isNone()) {
            return;
        }
        int channels = shape.channels();
        for (int channel = 0; channel < channels; channel++) {
            float subtracted = mean.get(channel);
            float factor = 1 / deviation.get(channel);
            for (int at = offset + channel; at < offset + shape.size(); at += channels) {
                values[at] = (values[at] - subtracted) * factor;
            }
        }
    }
}
