package dev.netloom.app.image;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import javafx.scene.image.WritableImage;

/// Images of data sets, and channels of a network's values.
public final class Pictures {
    private static final int OPAQUE = 0xff000000;

    private Pictures() {}

    /// Image `index`, as large as `side` screen pixels allow.
    public static WritableImage of(LabelledImages images, int index, int side) {
        return of(images.shape(), pixels(images, index), zoom(images.shape(), side));
    }

    /// Grey for one channel, colours for three; of any other number, the first channel.
    ///
    /// @param pixels values from 0 to 1 in row, column, channel order
    public static WritableImage of(Shape shape, float[] pixels, int zoom) {
        return Raster.of(shape.height(), shape.width(), zoom, place -> colour(shape, pixels, place));
    }

    /// One channel of values in row, column, channel order.
    public static WritableImage channel(Shape shape, float[] values, int channel, Shading shading, int zoom) {
        int channels = shape.channels();
        return Raster.of(
                shape.height(), shape.width(), zoom, place -> shading.colour(values[place * channels + channel]));
    }

    /// An image of a set as one looks at it: values from 0 to 1 in row, column, channel order. A network may see it
    /// normalised.
    public static float[] pixels(LabelledImages images, int index) {
        float[] pixels = new float[images.shape().size()];
        images.copyPlain(index, pixels, 0);
        return pixels;
    }

    /// The zoom at which images of this shape come nearest to `side` screen pixels without exceeding it; 1 where they
    /// are larger anyway.
    public static int zoom(Shape shape, int side) {
        return Math.max(1, side / Math.max(shape.height(), shape.width()));
    }

    /// ARGB of one pixel.
    public static int colour(Shape shape, float[] pixels, int place) {
        int first = place * shape.channels();
        boolean coloured = shape.channels() == 3;
        int red = level(pixels[first]);
        int green = coloured ? level(pixels[first + 1]) : red;
        int blue = coloured ? level(pixels[first + 2]) : red;
        return OPAQUE | red << 16 | green << 8 | blue;
    }

    /// From 0 to 255.
    public static int level(float value) {
        return Math.clamp(Math.round(value * 255), 0, 255);
    }
}
