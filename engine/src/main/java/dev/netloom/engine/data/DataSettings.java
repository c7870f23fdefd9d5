package dev.netloom.engine.data;

import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/// How files become a data set.
///
/// @param size columns and rows of every image; 0 for those of the pictures where all are of one size, else a size
///             that goes with them. Only pictures in folders are resized
/// @param otherwise columns and rows where `size` says nothing and pictures are of many sizes
/// @param fit of pictures that have another size
/// @param testShare of the images that are kept for testing where the files say nothing of that, 0.01 to 0.9
/// @param perClass training images of a class at most; 0 for all
/// @param normalized whether each channel is brought to mean 0 and deviation 1, by the training images
/// @param seed of the choice of test images
public record DataSettings(
        Size size,
        Size otherwise,
        Fit fit,
        Colour colour,
        double testShare,
        int perClass,
        boolean normalized,
        long seed) {
    /// Columns and rows; both 0 where the pictures say.
    public record Size(int width, int height) {
        public static final Size OF_PICTURES = new Size(0, 0);

        public Size {
            if (width < 0 || height < 0 || (width == 0) != (height == 0)) {
                throw new IllegalArgumentException(width + "x" + height + " is no size");
            }
        }

        public boolean isOfPictures() {
            return width == 0;
        }
    }

    public static final DataSettings PLAIN =
            new DataSettings(Size.OF_PICTURES, Size.OF_PICTURES, Fit.FIT, Colour.AUTO, 0.2, 0, false, 1);

    /// Pixels in a row or column of an image; no network takes more.
    public static final int LARGEST_SIDE = 4096;

    public DataSettings {
        if (size.width() > LARGEST_SIDE || size.height() > LARGEST_SIDE) {
            throw new IllegalArgumentException("images of " + size + " are larger than " + LARGEST_SIDE + " pixels");
        }
        if (!(testShare >= 0.01 && testShare <= 0.9)) {
            throw new IllegalArgumentException("a test share of " + testShare + " is not from 0.01 to 0.9");
        }
        if (perClass < 0) {
            throw new IllegalArgumentException(perClass + " images per class are fewer than none");
        }
    }

    /// Those that are not as usual, by the names that project files and the command line's options have for them.
    public SortedMap<String, String> values() {
        SortedMap<String, String> values = all();
        values.entrySet().removeAll(PLAIN.all().entrySet());
        return values;
    }

    private SortedMap<String, String> all() {
        SortedMap<String, String> values = new TreeMap<>();
        if (!size.isOfPictures()) {
            values.put("size", size.width() + "x" + size.height());
        }
        values.put("fit", fit.name().toLowerCase(Locale.ROOT));
        values.put("colour", colour.name().toLowerCase(Locale.ROOT));
        values.put("test-share", Double.toString(testShare));
        values.put("per-class", Integer.toString(perClass));
        values.put("normalize", Boolean.toString(normalized));
        values.put("seed", Long.toString(seed));
        return values;
    }

    /// What [#values] gave; what is missing is as usual.
    ///
    /// @throws IllegalArgumentException names one that cannot be
    public static DataSettings of(Map<String, String> values) {
        String[] sides = values.getOrDefault("size", "0x0").split("x", 2);
        return new DataSettings(
                value(
                        "size",
                        () -> PLAIN.withSize(new Size(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]))).size),
                PLAIN.otherwise,
                value("fit", () -> Fit.valueOf(upper(values.getOrDefault("fit", "fit")))),
                value("colour", () -> Colour.valueOf(upper(values.getOrDefault("colour", "auto")))),
                value(
                        "test-share",
                        () -> PLAIN.withTestShare(Double.parseDouble(values.getOrDefault("test-share", "0.2")))
                                .testShare),
                value(
                        "per-class",
                        () -> PLAIN.withPerClass(Integer.parseInt(values.getOrDefault("per-class", "0"))).perClass),
                values.getOrDefault("normalize", "false").equals("true"),
                value("seed", () -> Long.parseLong(values.getOrDefault("seed", "1"))));
    }

    private static String upper(String text) {
        return text.toUpperCase(Locale.ROOT);
    }

    private static <T> T value(String key, Supplier<T> reading) {
        try {
            return reading.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(key, e);
        }
    }

    public DataSettings withSize(Size other) {
        return new DataSettings(other, otherwise, fit, colour, testShare, perClass, normalized, seed);
    }

    private DataSettings withTestShare(double share) {
        return new DataSettings(size, otherwise, fit, colour, share, perClass, normalized, seed);
    }

    /// As images were that a network learned from: their size, fit and colours.
    public DataSettings suiting(InputDescription learned) {
        Size own = new Size(learned.shape().width(), learned.shape().height());
        Colour channels =
                switch (learned.shape().channels()) {
                    case 1 -> Colour.GREY;
                    case 3 -> Colour.RGB;
                    default -> colour;
                };
        return new DataSettings(own, otherwise, learned.fit(), channels, testShare, perClass, normalized, seed);
    }

    public DataSettings withPerClass(int count) {
        return new DataSettings(size, otherwise, fit, colour, testShare, count, normalized, seed);
    }
}
