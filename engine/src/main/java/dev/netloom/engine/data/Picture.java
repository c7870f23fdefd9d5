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
    private static final int WHITE = 255;

    static Picture of(BufferedImage image) {
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
        for (int colour = 0; colour < COLOURS; colour++) {
            int band = model.getNumColorComponents() == 1 || model instanceof IndexColorModel ? 0 : colour;
            raster.getSamples(0, y, rows[colour].length, 1, band, rows[colour]);
            for (int x = 0; x < rows[colour].length; x++) {
                rows[colour][x] = value(model, band, colour, rows[colour][x]);
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

    /// The pixels in one channel or in three.
    void copyTo(byte[] target, int offset, int channels) {
        for (int channel = 0; channel < channels; channel++) {
            int plane = height * width;
            System.arraycopy(planes, isGrey ? 0 : channel * plane, target, offset + channel * plane, plane);
        }
    }
}
