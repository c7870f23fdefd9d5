package dev.netloom.app.preview;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.inspect.Response;
import java.util.Arrays;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

/// The picture of an output: its first channels side by side, each pixel a square; a vector as bars. One scale for all
/// of them.
final class MapPicture {
    /// Height on the canvas.
    static final int HEIGHT = 28;

    private static final int TILES = 4;

    /// Pixels of the picture for each one of the canvas: it is also looked at from near.
    private static final int SCALE = 2;

    private static final int SIDE = HEIGHT * SCALE;
    private static final int GAP = 2 * SCALE;
    private static final int NARROWEST_BAR = 2 * SCALE;
    private static final int WIDEST_BAR = 10 * SCALE;
    private static final int BARS = 50;

    private final Response map;
    private final Shape shape;
    private final int shown;
    private final int width;
    private final int[] colours;

    private MapPicture(Response map) {
        this.map = map;
        this.shape = map.shape();
        this.shown = shown(shape);
        this.width = shape.isVector() ? shown * barWidth() : shown * SIDE + (shown - 1) * GAP;
        this.colours = new int[width * SIDE];
    }

    /// Channels (or values of a vector) that find room.
    static int shown(Shape shape) {
        return Math.min(shape.channels(), shape.isVector() ? BARS : TILES);
    }

    static WritableImage of(Response map) {
        MapPicture picture = new MapPicture(map);
        if (map.shape().isVector()) {
            picture.drawBars();
        } else {
            picture.drawTiles();
        }
        WritableImage image = new WritableImage(picture.width, SIDE);
        image.getPixelWriter()
                .setPixels(
                        0, 0, picture.width, SIDE, PixelFormat.getIntArgbInstance(), picture.colours, 0, picture.width);
        return image;
    }

    private void drawTiles() {
        float largest = largest();
        int longest = Math.max(shape.height(), shape.width());
        int high = Math.max(1, SIDE * shape.height() / longest);
        int wide = Math.max(1, SIDE * shape.width() / longest);
        for (int channel = 0; channel < shown; channel++) {
            int left = channel * (SIDE + GAP);
            fill(left, 0, SIDE, SIDE, Shades.colour(0, 1));
            for (int y = 0; y < high; y++) {
                for (int x = 0; x < wide; x++) {
                    float value = mean(channel, y, high, x, wide);
                    set(left + x + (SIDE - wide) / 2, y + (SIDE - high) / 2, Shades.colour(value, largest));
                }
            }
        }
    }

    /// What one pixel of the picture stands for: one value where the picture is larger than the map, else the mean of
    /// several.
    private float mean(int channel, int y, int high, int x, int wide) {
        int top = y * shape.height() / high;
        int bottom = Math.max(top + 1, (y + 1) * shape.height() / high);
        int left = x * shape.width() / wide;
        int right = Math.max(left + 1, (x + 1) * shape.width() / wide);
        float sum = 0;
        for (int row = top; row < bottom; row++) {
            for (int column = left; column < right; column++) {
                sum += map.value(channel, row, column);
            }
        }
        return sum / ((bottom - top) * (right - left));
    }

    private int barWidth() {
        return Math.clamp(BARS * NARROWEST_BAR / (long) shown, NARROWEST_BAR, WIDEST_BAR);
    }

    private void drawBars() {
        float largest = largest();
        boolean signed = false;
        for (int i = 0; i < shown; i++) {
            signed |= map.value(i, 0, 0) < 0;
        }
        fill(0, 0, width, SIDE, Shades.colour(0, 1));
        int room = signed ? SIDE / 2 : SIDE;
        int gap = Math.max(1, barWidth() / 5);
        for (int i = 0; i < shown; i++) {
            float value = map.value(i, 0, 0);
            int length = largest > 0 ? Math.max(1, Math.round(Math.abs(value) / largest * (room - 2))) : 1;
            int top = value < 0 ? room : room - length;
            fill(i * barWidth() + gap / 2, top, barWidth() - gap, length, Shades.colour(Math.signum(value), 1));
        }
    }

    private float largest() {
        float largest = 0;
        for (int channel = 0; channel < shown; channel++) {
            for (int i = 0; i < shape.height() * shape.width(); i++) {
                largest = Math.max(largest, Math.abs(map.value(channel, i / shape.width(), i % shape.width())));
            }
        }
        return largest;
    }

    private void fill(int left, int top, int wide, int high, int colour) {
        for (int y = top; y < top + high; y++) {
            Arrays.fill(colours, y * width + left, y * width + left + wide, colour);
        }
    }

    private void set(int x, int y, int colour) {
        colours[y * width + x] = colour;
    }
}
