package dev.netloom.engine.data;

import java.util.Arrays;

/// Images and labels that go through a network together. The arrays belong to whoever draws batches: what is in them
/// stays until the next batch is asked for.
///
/// @param images `size` images in batch, row, column, channel order, 0 to 1
/// @param labels of each image
public record Batch(int size, float[] images, int[] labels) {
    /// The same images and labels, to keep.
    public Batch copy() {
        int values = images.length / labels.length * size; // the arrays of a short batch are those of a full one
        return new Batch(size, Arrays.copyOf(images, values), Arrays.copyOf(labels, size));
    }
}
