package dev.netloom.engine.data;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.NumpyArray;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/// Images in an `.npz` as Keras ships MNIST: `x_train`, `y_train`, `x_test`, `y_test`; without the last two, some are
/// kept for testing. Images are (N, H, W), (N, H, W, C) or (N, C, H, W), bytes, or floating point numbers from 0 to 1
/// or to 255; labels are whole numbers, (N) or (N, 1), or one-hot, (N, classes).
final class NumpyImages {
    private static final int MOST_CLASSES = 256;
    private static final long MOST_BYTES = 1L << 30;

    private final Path file;
    private final ZipFile zip;

    private NumpyImages(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    static boolean isAt(Path file) {
        return file.getFileName() != null
                && file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".npz");
    }

    /// Whether it holds images to train on; weights lie in such files, too.
    static boolean isIn(Path file) {
        if (!isAt(file)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(file.toFile())) {
            return zip.getEntry("x_train.npy") != null;
        } catch (IOException e) {
            return false;
        }
    }

    /// @throws FileProblem says which array is missing or damaged
    static Dataset load(Path file, DataSettings settings) throws FileProblem {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            NumpyImages arrays = new NumpyImages(file, zip);
            LabelledImages train = arrays.images("train");
            boolean split = arrays.entry("x_test") == null;
            LabelledImages test = split ? null : arrays.images("test");
            if (test != null && !test.shape().equals(train.shape())) {
                throw arrays.damaged("x_test holds images of " + test.shape() + ", x_train of " + train.shape());
            }
            int classes = Math.max(count(train), test == null ? 0 : count(test));
            String name = file.getFileName().toString().replaceFirst("(?i)\\.npz$", "");
            DataOrigin origin = DataOrigin.of(file, DataOrigin.Form.NPZ, settings, train, split);
            return DataParts.dataset(name, train, test, DataParts.numbers(classes), List.of(), origin);
        } catch (IOException e) {
            throw DataFolder.damaged(file, "it cannot be unpacked (" + e.getMessage() + ")");
        }
    }

    private static int count(LabelledImages images) {
        int largest = 0;
        for (int image = 0; image < images.size(); image++) {
            largest = Math.max(largest, images.label(image));
        }
        return largest + 1;
    }

    private ZipEntry entry(String name) {
        return zip.getEntry(name + ".npy");
    }

    private interface Reader<T> {
        T read(NumpyArray array) throws IOException, NumpyArray.Unreadable, FileProblem;
    }

    private <T> T array(String name, Reader<T> reader) throws IOException, FileProblem {
        ZipEntry entry = entry(name);
        if (entry == null) {
            throw damaged("it has no array " + name + "; x_train, y_train, x_test and y_test are wanted");
        }
        CRC32 sum = new CRC32();
        try (CheckedInputStream in = new CheckedInputStream(zip.getInputStream(entry), sum)) {
            T read = reader.read(new NumpyArray(in, entry.getSize()));
            if (sum.getValue() != entry.getCrc()) {
                throw damaged(name + " is not what was written: its checksum is wrong");
            }
            return read;
        } catch (NumpyArray.Unreadable e) {
            throw damaged(name + " " + e.getMessage());
        }
    }

    private LabelledImages images(String part) throws IOException, FileProblem {
        byte[] labels = array("y_" + part, this::labels);
        return array("x_" + part, array -> {
            Layout layout = layout("x_" + part, array.dims());
            if (array.dims().getFirst() != labels.length) {
                throw damaged(array.dims().getFirst() + " images in x_" + part + " and " + labels.length + " labels");
            }
            return new LabelledImages(layout.shape, pixels(array, layout, "x_" + part), labels);
        });
    }

    /// @param channelsLast whether the channels of a pixel stand together
    private record Layout(Shape shape, boolean channelsLast) {
        /// Where a value belongs, in image, channel, row, column order.
        int place(int at) {
            if (!channelsLast || shape.channels() == 1) {
                return at;
            }
            int plane = shape.height() * shape.width();
            int inside = at % shape.size();
            return at - inside + inside % shape.channels() * plane + inside / shape.channels();
        }
    }

    private Layout layout(String name, List<Integer> dims) throws FileProblem {
        long size = dims.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
        boolean fits = dims.size() >= 3 && dims.size() <= 4 && size > 0 && size <= MOST_BYTES;
        if (fits && dims.size() == 3) {
            return new Layout(new Shape(1, dims.get(1), dims.get(2)), false);
        }
        if (fits && (dims.get(3) == 1 || dims.get(3) == 3)) {
            return new Layout(new Shape(dims.get(3), dims.get(1), dims.get(2)), true);
        }
        if (fits && (dims.get(1) == 1 || dims.get(1) == 3)) {
            return new Layout(new Shape(dims.get(1), dims.get(2), dims.get(3)), false);
        }
        throw damaged(name + " is of the shape " + dims + "; images are (N, H, W), (N, H, W, C) or (N, C, H, W)");
    }

    private byte[] pixels(NumpyArray array, Layout layout, String name)
            throws IOException, NumpyArray.Unreadable, FileProblem {
        int count = array.dims().getFirst() * layout.shape.size();
        if (array.isWhole()) {
            byte[] pixels = new byte[count];
            double[] range = {0, 0};
            array.readTo((place, value) -> {
                note(range, value);
                pixels[layout.place(place)] = (byte) (int) value;
            });
            requireRange(name, range, 255);
            return pixels;
        }
        float[] values = new float[count];
        double[] range = {0, 0};
        array.readTo((place, value) -> {
            note(range, value);
            values[layout.place(place)] = (float) value;
        });
        requireRange(name, range, 255);
        float scale = range[1] <= 1 ? 255 : 1;
        byte[] pixels = new byte[count];
        for (int at = 0; at < count; at++) {
            pixels[at] = (byte) Math.round(scale * values[at]);
        }
        return pixels;
    }

    private static void note(double[] range, double value) {
        range[0] = Math.min(range[0], value);
        range[1] = Double.isNaN(value) ? Double.NaN : Math.max(range[1], value);
    }

    private void requireRange(String name, double[] range, int largest) throws FileProblem {
        if (!(range[0] >= 0 && range[1] <= largest)) {
            throw damaged(name + " holds values that are not from 0 to " + largest);
        }
    }

    private byte[] labels(NumpyArray array) throws IOException, NumpyArray.Unreadable, FileProblem {
        List<Integer> dims = array.dims();
        if (dims.isEmpty() || dims.size() > 2 || dims.getFirst() < 1) {
            throw damaged("its labels are of the shape " + dims + "; (N), (N, 1) or (N, classes) are read");
        }
        int each = dims.size() == 2 ? dims.get(1) : 1;
        byte[] labels = new byte[dims.getFirst()];
        double[] range = {0, 0};
        array.readTo((place, value) -> {
            note(range, value);
            if (each <= 1) {
                labels[place] = (byte) (int) value;
            } else if (value > 0.5) {
                labels[place / each] = (byte) (place % each);
            }
        });
        requireRange("a label", range, MOST_CLASSES - 1);
        if (each > MOST_CLASSES) {
            throw damaged("it has " + each + " classes; from 1 to 256 are possible");
        }
        return labels;
    }

    private FileProblem damaged(String why) {
        return DataFolder.damaged(file, why);
    }
}
