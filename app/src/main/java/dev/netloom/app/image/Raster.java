package dev.netloom.app.image;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// An image in the making, with every value a crisp square: enlarged here, since not every renderer does it without
/// blur. Colours are ARGB.
public final class Raster {
    private final int width;
    private final int[] colours;

    public Raster(int width, int height) {
        this.width = width;
        this.colours = new int[width * height];
    }

    /// `rows` × `columns` values and nothing else.
    ///
    /// @param colour of a value by its place, counted row by row
    public static WritableImage of(int rows, int columns, int zoom, IntUnaryOperator colour) {
        Raster raster = new Raster(columns * zoom, rows * zoom);
        raster.squares(0, 0, rows, columns, zoom, colour);
        return raster.image();
    }

    /// `rows` × `columns` values, each a square of `zoom` pixels, from a corner on.
    ///
    /// @param colour of a value by its place, counted row by row
    public void squares(int left, int top, int rows, int columns, int zoom, IntUnaryOperator colour) {
        for (int i = 0; i < rows * columns; i++) {
            fill(left + i % columns * zoom, top + i / columns * zoom, zoom, zoom, colour.applyAsInt(i));
        }
    }

    public void fill(int left, int top, int wide, int high, int colour) {
        for (int y = top; y < top + high; y++) {
            Arrays.fill(colours, y * width + left, y * width + left + wide, colour);
        }
    }

    /// A line one pixel wide along the inner edge.
    public void outline(int left, int top, int wide, int high, int colour) {
        fill(left, top, wide, 1, colour);
        fill(left, top + high - 1, wide, 1, colour);
        fill(left, top, 1, high, colour);
        fill(left + wide - 1, top, 1, high, colour);
    }

    public WritableImage image() {
        int height = colours.length / width;
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), colours, 0, width);
        return image;
    }
}
