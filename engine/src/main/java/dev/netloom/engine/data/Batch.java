package dev.netloom.engine.data;

import java.util.Arrays;

/// Images and labels that go through a network together. The arrays belong to whoever draws batches: what is in them
/// stays until the next batch is asked for.
///
/// @param images `size` images in batch, row, column, channel order, 0 to 1
/// @param labels of each image
/// @param mix the second label of each image; null where images have one label each
/// @param places of the images among those that they were drawn from; null where they were drawn from nowhere
public record Batch(int size, float[] images, int[] labels, Mix mix, int[] places) {
    /// Second labels, where each image was mixed with another.
    ///
    /// @param labels of the other images
    /// @param shares of the first label, 0 to 1; the rest is the second one's
    public record Mix(int[] labels, float[] shares) {
        Mix(int images) {
            this(new int[images], new float[images]);
        }
    }

    /// Images of one label each.
    public Batch(int size, float[] images, int[] labels) {
        this(size, images, labels, null);
    }

    /// Images from nowhere.
    public Batch(int size, float[] images, int[] labels, Mix mix) {
        this(size, images, labels, mix, null);
    }

    /// The first so many images, in the same arrays.
    Batch first(int count) {
        return new Batch(count, images, labels, mix, places);
    }

    /// The same images and labels, to keep.
    public Batch copy() {
        int values = images.length / labels.length * size; // the arrays of a short batch are those of a full one
        Mix mixed = mix == null ? null : new Mix(Arrays.copyOf(mix.labels, size), Arrays.copyOf(mix.shares, size));
        int[] drawn = places == null ? null : Arrays.copyOf(places, size);
        return new Batch(size, Arrays.copyOf(images, values), Arrays.copyOf(labels, size), mixed, drawn);
    }
}
