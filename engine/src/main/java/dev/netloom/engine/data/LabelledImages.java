package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import java.util.Arrays;

/// Images of one shape with the class of each, in the order of their file. Pixels are bytes, 0 to 255, image after
/// image, each in channel, row, column order; a network sees them divided by 255.
public final class LabelledImages {
    private final Shape shape;
    private final byte[] pixels;
    private final byte[] labels;

    public LabelledImages(Shape shape, byte[] pixels, byte[] labels) {
        if (pixels.length != (long) labels.length * shape.size()) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels are not " + labels.length + " images of " + shape);
        }
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
    }

    public Shape shape() {
        return shape;
    }

    public int size() {
        return labels.length;
    }

    public int label(int image) {
        return labels[image] & 0xff;
    }

    /// The pixel at `offset` of an image, 0 to 255; offsets run in channel, row, column order.
    public int pixel(int image, int offset) {
        return pixels[image * shape.size() + offset] & 0xff;
    }

    /// The first `count` images, or all where there are fewer.
    public LabelledImages first(int count) {
        if (count >= size()) {
            return this;
        }
        return new LabelledImages(shape, Arrays.copyOf(pixels, count * shape.size()), Arrays.copyOf(labels, count));
    }
}
