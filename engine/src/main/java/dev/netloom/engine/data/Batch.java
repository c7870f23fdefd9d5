package dev.netloom.engine.data;

/// Images and labels that go through a network together. The arrays belong to whoever draws batches: what is in them
/// stays until the next batch is asked for.
///
/// @param images `size` images in batch, row, column, channel order, 0 to 1
/// @param labels of each image
public record Batch(int size, float[] images, int[] labels) {}
