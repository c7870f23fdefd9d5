package dev.netloom.app.maps;

import dev.netloom.app.gallery.Pictures;
import dev.netloom.engine.block.Shape;
import java.util.Arrays;
import javafx.scene.image.WritableImage;

/// Draws one channel, every value a square of whole pixels.
final class MapPainter {
    private MapPainter() {}

    /// @param values in row, column, channel order
    static WritableImage draw(Shape shape, float[] values, int channel, Shading shading, int zoom) {
        int width = shape.width() * zoom;
        int[] colours = new int[width * shape.height() * zoom];
        for (int y = 0; y < shape.height(); y++) {
            for (int x = 0; x < shape.width(); x++) {
                int colour = shading.colour(values[(y * shape.width() + x) * shape.channels() + channel]);
                for (int dy = 0; dy < zoom; dy++) {
                    int line = (y * zoom + dy) * width + x * zoom;
                    Arrays.fill(colours, line, line + zoom, colour);
                }
            }
        }
        return Pictures.of(colours, width);
    }

    /// The largest whole zoom at which a map is no larger than `side` pixels; 1 where it is anyway.
    static int zoom(Shape shape, int side, int largest) {
        return Math.clamp(side / Math.max(shape.height(), shape.width()), 1, largest);
    }
}
