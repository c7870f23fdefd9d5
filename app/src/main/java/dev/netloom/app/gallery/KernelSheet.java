package dev.netloom.app.gallery;

import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.Raster;
import javafx.scene.image.WritableImage;

/// Which kernels lie where on a picture: one channel of many filters in lines, or a table with a
/// row per filter and a column per channel.
///
/// @param filters those from `firstFilter` on
/// @param channels those from `firstChannel` on
/// @param perLine kernels beside each other
/// @param zoom screen pixels per weight
record KernelSheet(
        FilterKernels kernels, int firstFilter, int filters, int firstChannel, int channels, int perLine, int zoom) {
    private static final int LARGE = 48;
    private static final int LARGEST = 140;
    private static final int SMALLEST_ZOOM = 2;
    private static final int LARGEST_ZOOM = 16;
    private static final int FRAME = 0x70808080;
    private static final int CHOSEN = 0xffff9500;

    /// The kernels of these filters and channels, arranged for a picture about `width` wide: those of one channel as
    /// large as all fit into `height`, but never too small to be read.
    static KernelSheet fitting(
            FilterKernels kernels,
            int firstFilter,
            int filters,
            int firstChannel,
            int channels,
            double width,
            double height) {
        int side = Math.max(kernels.rows(), kernels.columns());
        if (channels > 1) {
            int zoom = Math.clamp((long) ((width / channels - gap(SMALLEST_ZOOM)) / side), SMALLEST_ZOOM, LARGEST_ZOOM);
            return new KernelSheet(kernels, firstFilter, filters, firstChannel, channels, channels, zoom);
        }
        int zoom = Math.max(3, LARGE / side);
        while (side * (zoom + 1) <= LARGEST
                && Math.ceilDiv(filters, perLine(side, zoom + 1, width)) * (side * (zoom + 1) + gap(zoom + 1))
                        <= height) {
            zoom++;
        }
        int perLine = Math.min(perLine(side, zoom, width), filters);
        return new KernelSheet(kernels, firstFilter, filters, firstChannel, 1, perLine, zoom);
    }

    private static int perLine(int side, int zoom, double width) {
        return Math.max(1, (int) (width / (side * zoom + gap(zoom))));
    }

    private static int gap(int zoom) {
        return zoom > 10 ? 10 : 4;
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
        return Math.min(perLine, cells()) * cellWidth() - gap(zoom) + 2;
    }

    int height() {
        return (cells() + perLine - 1) / perLine * cellHeight() - gap(zoom) + 2;
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

    /// @param largest the end of the scale of the whole convolution
    /// @param perFilter whether every filter has a scale of its own instead
    /// @param chosen the filter that is framed
    WritableImage draw(float largest, boolean perFilter, int chosen) {
        Raster raster = new Raster(width(), height());
        for (int cell = 0; cell < cells(); cell++) {
            int frame = filter(cell) == chosen ? CHOSEN : FRAME;
            draw(cell, perFilter ? kernels.largest(filter(cell)) : largest, frame, raster);
        }
        return raster.image();
    }

    /// With a thin frame: a weight of 0 is as white as the page may be.
    private void draw(int cell, float largest, int frame, Raster raster) {
        int left = cell % perLine * cellWidth();
        int top = cell / perLine * cellHeight();
        int columns = kernels.columns();
        raster.fill(left, top, columns * zoom + 2, kernels.rows() * zoom + 2, frame);
        raster.squares(
                left + 1,
                top + 1,
                kernels.rows(),
                columns,
                zoom,
                place -> colour(cell, place % columns, place / columns, largest));
    }

    private int colour(int cell, int column, int row, float largest) {
        return ColourMap.DIVERGING.colour(kernels.weight(filter(cell), channel(cell), row, column), largest);
    }
}
