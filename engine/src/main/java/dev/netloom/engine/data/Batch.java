package dev.netloom.engine.data;

/// Images and labels that go through a network together. The arrays belong to whoever draws batches, and are
/// overwritten by the next one.
///
/// @param images `size` images in batch, row, column, channel order, 0 to 1
/// @param labels of each image
public record Batch(int size, float[] images, int[] labels) {}
