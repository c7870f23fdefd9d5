package dev.netloom.engine.data;

import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.util.Arrays;

/// A decoded picture, with the numbers that its file holds: colour profiles change nothing.
///
/// @param planes red, green, blue, each row after row; a grey picture has only the first
record Picture(int height, int width, byte[] planes, boolean isGrey) {
    private static final int COLOURS = 3;
    private static final int INKS = 4;
    private static final int WHITE = 255;

    /// Bits of a colour; what has more is no whole number.
    private static final int DEEPEST = 16;

    static Picture of(BufferedImage image) {
        if (image.getColorModel().getComponentSize(0) > DEEPEST) {
            throw new IllegalArgumentException("Unsupported: " + image.getColorModel());
        }
        int height = image.getHeight();
        int width = image.getWidth();
        int plane = Math.multiplyExact(height, width);
        byte[] planes = new byte[Math.multiplyExact(COLOURS, plane)];
        boolean grey = true;
        int[][] rows = new int[COLOURS][width];
        for (int y = 0; y < height; y++) {
            readRow(image, y, rows);
            for (int x = 0; x < width; x++) {
                int at = y * width + x;
                for (int colour = 0; colour < COLOURS; colour++) {
                    planes[colour * plane + at] = (byte) rows[colour][x];
                }
                grey &= rows[0][x] == rows[1][x] && rows[1][x] == rows[2][x];
            }
        }
        return new Picture(height, width, grey ? Arrays.copyOf(planes, plane) : planes, grey);
    }

    private static void readRow(BufferedImage image, int y, int[][] rows) {
        ColorModel model = image.getColorModel();
        Raster raster = image.getRaster();
        if (model.getNumColorComponents() == INKS) {
            readInks(raster, y, rows);
            return;
        }
        for (int colour = 0; colour < COLOURS; colour++) {
            int band = model.getNumColorComponents() == 1 || model instanceof IndexColorModel ? 0 : colour;
            raster.getSamples(0, y, rows[colour].length, 1, band, rows[colour]);
            for (int x = 0; x < rows[colour].length; x++) {
                rows[colour][x] = value(model, band, colour, rows[colour][x]);
            }
        }
    }

    /// Cyan, magenta, yellow and black take away what light there is; profiles of printers change nothing.
    private static void readInks(Raster raster, int y, int[][] rows) {
        int[] inks = new int[INKS];
        for (int x = 0; x < rows[0].length; x++) {
            raster.getPixel(x, y, inks);
            for (int colour = 0; colour < COLOURS; colour++) {
                rows[colour][x] = (WHITE - inks[colour]) * (WHITE - inks[INKS - 1]) / WHITE;
            }
        }
    }

    /// From 0 to 255: what the palette says, or what the file says of its own range.
    private static int value(ColorModel model, int band, int colour, int sample) {
        if (model instanceof IndexColorModel palette) {
            return palette.getRGB(sample) >> 8 * (COLOURS - 1 - colour) & WHITE;
        }
        int largest = (1 << model.getComponentSize(band)) - 1;
        return (sample * WHITE + largest / 2) / largest;
    }

    /// As large as said: in the middle of black where it is smaller, its own middle where it is larger.
    Picture within(int newWidth, int newHeight) {
        if (newWidth == width && newHeight == height) {
            return this;
        }
        int wide = Math.min(width, newWidth);
        int tall = Math.min(height, newHeight);
        int channels = isGrey ? 1 : COLOURS;
        byte[] result = new byte[Math.multiplyExact(channels, Math.multiplyExact(newWidth, newHeight))];
        for (int channel = 0; channel < channels; channel++) {
            for (int y = 0; y < tall; y++) {
                System.arraycopy(
                        planes,
                        (channel * height + (height - tall) / 2 + y) * width + (width - wide) / 2,
                        result,
                        (channel * newHeight + (newHeight - tall) / 2 + y) * newWidth + (newWidth - wide) / 2,
                        wide);
            }
        }
        return new Picture(newHeight, newWidth, result, isGrey);
    }

    /// As it is meant to be seen.
    ///
    /// @param orientation of EXIF, 1 to 8: from 5 on rows and columns change places; 2, 4, 5, 7 are mirrored
    Picture oriented(int orientation) {
        if (orientation < 2 || orientation > 8) {
            return this;
        }
        boolean turned = orientation >= 5;
        boolean fromRight = orientation == 2 || orientation == 3 || orientation == 7 || orientation == 8;
        boolean fromBottom = orientation == 3 || orientation == 4 || orientation == 6 || orientation == 7;
        int newWidth = turned ? height : width;
        int newHeight = turned ? width : height;
        byte[] result = new byte[planes.length];
        int plane = width * height;
        for (int at = 0; at < planes.length; at++) {
            int y = at % plane / newWidth;
            int x = at % plane % newWidth;
            int column = turned ? y : x;
            int row = turned ? x : y;
            column = fromRight ? width - 1 - column : column;
            row = fromBottom ? height - 1 - row : row;
            result[at] = planes[at - at % plane + row * width + column];
        }
        return new Picture(newHeight, newWidth, result, isGrey);
    }

    /// With one channel: the luma of its colours, ITU-R BT.601, as Pillow converts them.
    Picture grey() {
        if (isGrey) {
            return this;
        }
        int plane = width * height;
        byte[] result = new byte[plane];
        for (int at = 0; at < plane; at++) {
            int luma = 19595 * (planes[at] & WHITE)
                    + 38470 * (planes[plane + at] & WHITE)
                    + 7471 * (planes[2 * plane + at] & WHITE);
            result[at] = (byte) (luma + 0x8000 >> 16);
        }
        return new Picture(height, width, result, true);
    }

    /// The pixels in one channel or in three.
    void copyTo(byte[] target, int offset, int channels) {
        for (int channel = 0; channel < channels; channel++) {
            int plane = height * width;
            System.arraycopy(planes, isGrey ? 0 : channel * plane, target, offset + channel * plane, plane);
        }
    }
}
