package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.Checksum;

/// Images of one shape with the class of each, in the order of their file. Pixels are bytes, 0 to
/// 255, image after image, each in channel, row, column order; a network sees them divided by 255.
public final class LabelledImages {
    private final Shape shape;
    private final Pixels pixels;
    private final byte[] labels;
    private final List<String> files;
    private final ChannelNormalization normalization;

    /// Images that have no files of their own.
    public LabelledImages(Shape shape, byte[] pixels, byte[] labels) {
        this(shape, pixels, labels, List.of());
    }

    /// @param files of each image; none where they have no files of their own
    public LabelledImages(Shape shape, byte[] pixels, byte[] labels, List<String> files) {
        this(shape, new PixelArray(shape.size(), pixels), labels, files, ChannelNormalization.NONE);
        if (pixels.length != (long) labels.length * shape.size()) {
            throw new IllegalArgumentException(
                    pixels.length + " pixels are not " + labels.length + " images of " + shape);
        }
    }

    LabelledImages(Shape shape, Pixels pixels, byte[] labels, List<String> files, ChannelNormalization normalization) {
        this.shape = shape;
        this.pixels = pixels;
        this.labels = labels;
        this.files = List.copyOf(files);
        this.normalization = normalization;
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

    /// The pixel at `offset` of an image, 0 to 255; offsets run in channel, row, column order.
    public int pixel(int image, int offset) {
        return pixels.array(image)[pixels.begin(image) + offset] & 0xff;
    }

    /// Writes an image as a network sees it, 0 to 1 and then normalised, to `target` from `offset` on, in row, column,
    /// channel order.
    public void copyTo(int image, float[] target, int offset) {
        copyPlain(image, target, offset);
        normalization.apply(target, offset, shape);
    }

    /// As [#copyTo], but as one looks at it: not normalised, 0 to 1.
    public void copyPlain(int image, float[] target, int offset) {
        int plane = shape.height() * shape.width();
        int channels = shape.channels();
        byte[] values = pixels.array(image);
        int first = pixels.begin(image);
        for (int channel = 0; channel < channels; channel++) {
            for (int i = 0; i < plane; i++) {
                target[offset + i * channels + channel] = (values[first + channel * plane + i] & 0xff) * (1 / 255f);
            }
        }
    }

    /// The value at `offset` of an image as a network sees it; offsets as for [#pixel].
    public float value(int image, int offset) {
        return normalization.apply(pixel(image, offset) * (1 / 255f), offset / (shape.height() * shape.width()));
    }

    /// What a network's input is brought to.
    public ChannelNormalization normalization() {
        return normalization;
    }

    /// The same images, brought to another mean and deviation.
    public LabelledImages normalized(ChannelNormalization other) {
        return other.equals(normalization) ? this : new LabelledImages(shape, pixels, labels, files, other);
    }

    /// The bytes of an image in channel, row, column order, to be kept.
    byte[] bytes(int image) {
        int first = pixels.begin(image);
        return Arrays.copyOfRange(pixels.array(image), first, first + shape.size());
    }

    /// The bytes of all images, one behind the other.
    byte[] pixels() {
        byte[] all = new byte[Math.multiplyExact(size(), shape.size())];
        for (int image = 0; image < size(); image++) {
            System.arraycopy(pixels.array(image), pixels.begin(image), all, image * shape.size(), shape.size());
        }
        return all;
    }

    /// Adds all pixels, then all labels, then what they are normalised to.
    void addTo(List<Checksum> sums) {
        for (int image = 0; image < size(); image++) {
            pixels.addTo(sums, image);
        }
        sums.forEach(sum -> sum.update(labels));
        if (!normalization.isNone()) {
            byte[] words = normalization.toString().getBytes(StandardCharsets.US_ASCII);
            sums.forEach(sum -> sum.update(words));
        }
    }

    /// Of each class, how many images.
    public int[] counts(int classes) {
        int[] counts = new int[classes];
        for (int image = 0; image < size(); image++) {
            counts[label(image)]++;
        }
        return counts;
    }

    /// All labels as they were given; who takes them must not write to them.
    byte[] labels() {
        return labels;
    }

    /// The first `count` images, or all where there are fewer.
    public LabelledImages first(int count) {
        return count >= size() ? this : select(IntStream.range(0, count).toArray());
    }

    /// So many images that stand for all, or all where there are fewer.
    public LabelledImages sample(int count) {
        return count >= size() ? this : select(samplePlaces(count));
    }

    /// The places of images that stand for all, ascending: the first ones; but of images that lie class by class, as
    /// those in folders do, as many of each class.
    ///
    /// @param count of them at most
    public int[] samplePlaces(int count) {
        return count < size() && isByClass()
                ? ofEachClass(count)
                : IntStream.range(0, Math.min(count, size())).toArray();
    }

    /// Whether all images of a class stand together, one class after the other.
    private boolean isByClass() {
        return IntStream.range(1, size()).allMatch(image -> label(image - 1) <= label(image));
    }

    /// The first image of each class, then the second of each, and so on until there are enough; in their own order.
    private int[] ofEachClass(int count) {
        int[] turns = new int[size()];
        for (int image = 1; image < turns.length; image++) {
            turns[image] = label(image) == label(image - 1) ? turns[image - 1] + 1 : 0;
        }
        return IntStream.range(0, turns.length)
                .boxed()
                .sorted(Comparator.comparingInt(image -> turns[image]))
                .limit(count)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    /// The images of these classes, which are numbered in this order.
    LabelledImages ofClasses(List<Integer> classes) {
        LabelledImages some = select(IntStream.range(0, size())
                .filter(image -> classes.contains(label(image)))
                .toArray());
        for (int image = 0; image < some.size(); image++) {
            some.labels[image] = (byte) classes.indexOf(some.label(image));
        }
        return some;
    }

    /// The images at these places, in this order.
    public LabelledImages select(int[] indices) {
        byte[] chosenLabels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            chosenLabels[i] = labels[indices[i]];
        }
        List<String> chosenFiles = files.isEmpty()
                ? files
                : Arrays.stream(indices).mapToObj(files::get).toList();
        return new LabelledImages(shape, pixels.select(indices), chosenLabels, chosenFiles, normalization);
    }
}
