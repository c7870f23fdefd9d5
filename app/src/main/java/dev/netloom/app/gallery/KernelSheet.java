package dev.netloom.app.gallery;

import javafx.scene.image.WritableImage;

/// Which kernels lie where on a picture: one channel of many filters in lines, or a table with a row per filter and a
/// column per channel.
///
/// @param filters those from `firstFilter` on
/// @param channels those from `firstChannel` on
/// @param perLine kernels beside each other
/// @param zoom screen pixels per weight
record KernelSheet(
        Kernels kernels, int firstFilter, int filters, int firstChannel, int channels, int perLine, int zoom) {
    private static final int LARGE = 48;
    private static final int SMALL = 18;

    /// The kernels of these filters and channels, arranged for a picture about `width` wide.
    static KernelSheet fitting(
            Kernels kernels, int firstFilter, int filters, int firstChannel, int channels, double width) {
        int side = Math.max(kernels.rows(), kernels.columns());
        if (channels > 1) {
            return new KernelSheet(
                    kernels, firstFilter, filters, firstChannel, channels, channels, Math.max(2, SMALL / side));
        }
        int zoom = Math.max(3, LARGE / side);
        int perLine = Math.clamp((long) (width / (side * zoom + gap(zoom))), 1, filters);
        return new KernelSheet(kernels, firstFilter, filters, firstChannel, 1, perLine, zoom);
    }

    private static int gap(int zoom) {
        return zoom > 8 ? 10 : 4;
    }

    int cellWidth() {
        return kernels.columns() * zoom + gap(zoom);
    }

    int cellHeight() {
        return kernels.rows() * zoom + gap(zoom);
    }

    private int cells() {
        return filters * channels;
    }

    int width() {
        return Math.min(perLine, cells()) * cellWidth() - gap(zoom);
    }

    int height() {
        return (cells() + perLine - 1) / perLine * cellHeight() - gap(zoom);
    }

    /// The filter in a cell, counted line by line.
    int filter(int cell) {
        return firstFilter + cell / channels;
    }

    int channel(int cell) {
        return firstChannel + cell % channels;
    }

    /// The cell at a place of the picture, or -1.
    int cellAt(double x, double y) {
        int column = (int) (x / cellWidth());
        int cell = (int) (y / cellHeight()) * perLine + column;
        return x < 0 || y < 0 || column >= perLine || cell >= cells() ? -1 : cell;
    }

    WritableImage draw() {
        int[] colours = new int[width() * height()];
        float largest = kernels.largest();
        for (int cell = 0; cell < cells(); cell++) {
            draw(cell, largest, colours);
        }
        return Pictures.of(colours, width());
    }

    private void draw(int cell, float largest, int[] colours) {
        int left = cell % perLine * cellWidth();
        int top = cell / perLine * cellHeight();
        for (int y = 0; y < kernels.rows() * zoom; y++) {
            int at = (top + y) * width() + left;
            for (int x = 0; x < kernels.columns() * zoom; x++) {
                float weight = kernels.weight(filter(cell), channel(cell), y / zoom, x / zoom);
                colours[at + x] = Diverging.colour(weight, largest);
            }
        }
    }
}
