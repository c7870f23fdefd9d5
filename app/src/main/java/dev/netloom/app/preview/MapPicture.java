package dev.netloom.app.preview;

import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.Raster;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.inspect.Response;
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
    private final Raster raster;

    private MapPicture(Response map) {
        this.map = map;
        this.shape = map.shape();
        this.shown = shown(shape);
        this.width = shape.isVector() ? shown * barWidth() : shown * SIDE + (shown - 1) * GAP;
        this.raster = new Raster(width, SIDE);
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
        return picture.raster.image();
    }

    private void drawTiles() {
        float largest = largest();
        int longest = Math.max(shape.height(), shape.width());
        int high = Math.max(1, SIDE * shape.height() / longest);
        int wide = Math.max(1, SIDE * shape.width() / longest);
        for (int channel = 0; channel < shown; channel++) {
            int left = channel * (SIDE + GAP);
            raster.fill(left, 0, SIDE, SIDE, ColourMap.INK.colour(0, 1));
            int tile = channel;
            raster.squares(
                    left + (SIDE - wide) / 2,
                    (SIDE - high) / 2,
                    high,
                    wide,
                    1,
                    place -> ColourMap.INK.colour(mean(tile, place / wide, high, place % wide, wide), largest));
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
        raster.fill(0, 0, width, SIDE, ColourMap.INK.colour(0, 1));
        int room = signed ? SIDE / 2 : SIDE;
        int gap = Math.max(1, barWidth() / 5);
        for (int i = 0; i < shown; i++) {
            float value = map.value(i, 0, 0);
            int length = largest > 0 ? Math.max(1, Math.round(Math.abs(value) / largest * (room - 2))) : 1;
            int top = value < 0 ? room : room - length;
            raster.fill(
                    i * barWidth() + gap / 2,
                    top,
                    barWidth() - gap,
                    length,
                    ColourMap.INK.colour(Math.signum(value), 1));
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
}
