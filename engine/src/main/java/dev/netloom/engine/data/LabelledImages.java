package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Images of one shape with the class of each, in the order of their file. Pixels are bytes, 0 to
/// 255, image after image, each in channel, row, column order; a network sees them divided by 255.
public final class LabelledImages {
    private final Shape shape;
    private final byte[] pixels;
    private final byte[] labels;
    private final List<String> files;

    /// Images that have no files of their own.
    public LabelledImages(Shape shape, byte[] pixels, byte[] labels) {
        this(shape, pixels, labels, List.of());
    }

    /// @param files of each image; none where they have no files of their own
    public LabelledImages(Shape shape, byte[] pixels, byte[] labels, List<String> files) {
        if (pixels.length != (long) labels.length * shape.size()) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels are not " + labels.length + " images of " + shape);
        }
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        this.files = List.copyOf(files);
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

    /// The file that an image comes from, where it has one of its own.
    public Optional<String> file(int image) {
        return files.isEmpty() ? Optional.empty() : Optional.of(files.get(image));
    }

    /// Whether all images of a class stand together, one class after the other.
    boolean isByClass() {
        return IntStream.range(1, size()).allMatch(image -> label(image - 1) <= label(image));
    }

    /// The pixel at `offset` of an image, 0 to 255; offsets run in channel, row, column order.
    public int pixel(int image, int offset) {
        return pixels[image * shape.size() + offset] & 0xff;
    }

    /// Writes an image as a network sees it, 0 to 1, to `target` from `offset` on, in row, column,
    /// channel order.
    public void copyTo(int image, float[] target, int offset) {
        int plane = shape.height() * shape.width();
        int channels = shape.channels();
        int first = image * shape.size();
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < plane; i++) {
                target[offset + i * channels + channel] = (pixels[first + channel * plane + i] & 0xff) * (1 / 255f);
            }
        }
    }

    /// All pixels as they were given; who takes them must not write to them.
    byte[] pixels() {
        return pixels;
    }

    /// All labels as they were given; who takes them must not write to them.
    byte[] labels() {
        return labels;
    }

    /// The first `count` images, or all where there are fewer.
    public LabelledImages first(int count) {
        if (count >= size()) {
            return this;
        }
        return new LabelledImages(
                shape,
                Arrays.copyOf(pixels, count * shape.size()),
                Arrays.copyOf(labels, count),
                files.isEmpty() ? files : files.subList(0, count));
    }

    /// The images at these places, in this order.
    public LabelledImages select(int[] indices) {
        int size = shape.size();
        byte[] chosenPixels = new byte[Math.multiplyExact(indices.length, size)];
        byte[] chosenLabels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, indices[i] * size, chosenPixels, i * size, size);
            chosenLabels[i] = labels[indices[i]];
        }
        List<String> chosenFiles = files.isEmpty()
                ? files
                : Arrays.stream(indices).mapToObj(files::get).toList();
        return new LabelledImages(shape, chosenPixels, chosenLabels, chosenFiles);
    }
}
