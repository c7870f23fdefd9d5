package dev.netloom.engine.data;

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

    public DataSettings withSize(Size other) {
        return new DataSettings(other, otherwise, fit, colour, testShare, perClass, normalized, seed);
    }

    public DataSettings withPerClass(int count) {
        return new DataSettings(size, otherwise, fit, colour, testShare, count, normalized, seed);
    }
}
