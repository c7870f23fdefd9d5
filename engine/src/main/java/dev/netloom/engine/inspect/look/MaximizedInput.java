package dev.netloom.engine.inspect.look;

import dev.netloom.engine.block.Shape;
import java.util.List;

/// What [ActivationMaximization] have come to.
///
/// @param step steps gone so far
/// @param shape of every image
/// @param channels whose images they are
/// @param images values from 0 to 1 in row, column, channel order; nobody writes to them
/// @param excitements of each channel by its image: the mean of what is above 0 in its map, or the
/// score of a class; empty before the first step
public record MaximizedInput(
        int step, Shape shape, List<Integer> channels, List<float[]> images, List<Float> excitements) {
    public MaximizedInput {
        channels = List.copyOf(channels);
        images = List.copyOf(images);
        excitements = List.copyOf(excitements);
    }

    /// An image with its brightest value raised to 1: decay leaves many of them dim.
    public float[] bright(int place) {
        float[] bright = images.get(place).clone();
        float largest = 0;
        for (float value : bright) {
            largest = Math.max(largest, value);
        }
        for (int i = 0; i < bright.length && largest > 0; i++) {
            bright[i] /= largest;
        }
        return bright;
    }
}
