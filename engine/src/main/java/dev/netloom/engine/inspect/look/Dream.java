package dev.netloom.engine.inspect.look;

import dev.netloom.engine.block.Shape;
import java.util.List;

/// What [Dreams] have come to.
///
/// @param step steps gone so far
/// @param shape of every image
/// @param channels whose images they are
/// @param images values from 0 to 1 in row, column, channel order; nobody writes to them
/// @param excitements the mean of each channel's map for its image; empty before the first step
public record Dream(int step, Shape shape, List<Integer> channels, List<float[]> images, List<Float> excitements) {
    public Dream {
        channels = List.copyOf(channels);
        images = List.copyOf(images);
        excitements = List.copyOf(excitements);
    }
}
