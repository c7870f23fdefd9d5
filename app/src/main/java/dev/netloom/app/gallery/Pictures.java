package dev.netloom.app.gallery;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// Images of a data set, every pixel a crisp square: enlarged here, since not every renderer does
/// it without blur.
public final class Pictures {
    private static final int OPAQUE = 0xff000000;

    private Pictures() {}

    /// Image `index` as the network sees it, `zoom` screen pixels for each of its own: grey for one
    /// channel, colours for three; of any other number, the first channel.
    public static Image of(LabelledImages images, int index, int zoom) {
        Shape shape = images.shape();
        int width = shape.width() * zoom;
        int[] colours = new int[width * shape.height() * zoom];
        for (int y = 0; y < shape.height() * zoom; y++) {
            for (int x = 0; x < width; x++) {
                colours[y * width + x] = colour(images, index, y / zoom, x / zoom);
            }
        }
        return of(colours, width);
    }

    public static WritableImage of(int[] colours, int width) {
        int height = colours.length / width;
        WritableImage image = new WritableImage(width, height);
        image.getPixelWriter().setPixels(0, 0, width, height, PixelFormat.getIntArgbInstance(), colours, 0, width);
        return image;
    }

    /// The zoom at which images of this shape come nearest to `side` screen pixels without
    /// exceeding it.
    public static int zoom(Shape shape, int side) {
        return Math.max(1, side / Math.max(shape.height(), shape.width()));
    }

    private static int colour(LabelledImages images, int index, int row, int column) {
        Shape shape = images.shape();
        int plane = shape.height() * shape.width();
        int offset = row * shape.width() + column;
        int red = images.pixel(index, offset);
        boolean coloured = shape.channels() == 3;
        int green = coloured ? images.pixel(index, plane + offset) : red;
        int blue = coloured ? images.pixel(index, 2 * plane + offset) : red;
        return OPAQUE | red << 16 | green << 8 | blue;
    }
}
