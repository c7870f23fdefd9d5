package dev.netloom.app.looks;

import dev.netloom.app.gallery.Pictures;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.inspect.Region;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import javafx.scene.image.WritableImage;

/// Pictures of images, of heat over them, and of frames in them.
final class Paint {
    private static final int FRAME = 0xffffc800;
    private static final int OPAQUE = 0xff000000;

    private Paint() {}

    /// An image of a set as a network sees it.
    static float[] pixels(LabelledImages images, int index) {
        float[] pixels = new float[images.shape().size()];
        images.copyTo(index, pixels, 0);
        return pixels;
    }

    /// One image as a set of its own.
    static LabelledImages single(Shape shape, float[] pixels) {
        int plane = shape.height() * shape.width();
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i % shape.channels() * plane + i / shape.channels()] = (byte) level(pixels[i]);
        }
        return new LabelledImages(shape, bytes, new byte[1]);
    }

    /// @param pixels values from 0 to 1 in row, column, channel order
    static WritableImage image(Shape shape, float[] pixels, int zoom) {
        return draw(shape, zoom, place -> colour(shape, pixels, place));
    }

    /// With a frame around a part of it; the rest is darker.
    static WritableImage framed(Shape shape, float[] pixels, Region region, int zoom) {
        Region part = region.within(shape.height(), shape.width());
        WritableImage picture = draw(shape, zoom, place -> {
            int row = place / shape.width();
            int column = place % shape.width();
            boolean inside = row >= part.top() && row < part.bottom() && column >= part.left() && column < part.right();
            int colour = colour(shape, pixels, place);
            return inside ? colour : OPAQUE | Heat.mix(colour, 0x303848, 0.45);
        });
        if (part.height() < shape.height() || part.width() < shape.width()) {
            outline(picture, part, zoom);
        }
        return picture;
    }

    private static void outline(WritableImage picture, Region part, int zoom) {
        int top = part.top() * zoom;
        int bottom = part.bottom() * zoom - 1;
        int left = part.left() * zoom;
        int right = part.right() * zoom - 1;
        for (int x = left; x <= right; x++) {
            picture.getPixelWriter().setArgb(x, top, FRAME);
            picture.getPixelWriter().setArgb(x, bottom, FRAME);
        }
        for (int y = top; y <= bottom; y++) {
            picture.getPixelWriter().setArgb(left, y, FRAME);
            picture.getPixelWriter().setArgb(right, y, FRAME);
        }
    }

    /// @param values at least 0, row by row
    static WritableImage heat(Shape shape, float[] values, float largest, int zoom) {
        return draw(shape, zoom, place -> Heat.colour(values[place], largest));
    }

    /// Heat laid over the image, whose strokes shine through.
    static WritableImage heatOver(Shape shape, float[] pixels, float[] values, float largest, int zoom) {
        return draw(shape, zoom, place -> {
            int heat = Heat.colour(values[place], largest);
            return OPAQUE | Heat.mix(heat, colour(shape, pixels, place), 0.4);
        });
    }

    private static int colour(Shape shape, float[] pixels, int place) {
        int first = place * shape.channels();
        boolean coloured = shape.channels() == 3;
        int red = level(pixels[first]);
        int green = coloured ? level(pixels[first + 1]) : red;
        int blue = coloured ? level(pixels[first + 2]) : red;
        return OPAQUE | red << 16 | green << 8 | blue;
    }

    private static int level(float value) {
        return Math.clamp(Math.round(value * 255), 0, 255);
    }

    private static WritableImage draw(Shape shape, int zoom, IntUnaryOperator colour) {
        int width = shape.width() * zoom;
        int[] colours = new int[width * shape.height() * zoom];
        for (int place = 0; place < shape.height() * shape.width(); place++) {
            int own = colour.applyAsInt(place);
            int first = place / shape.width() * zoom * width + place % shape.width() * zoom;
            for (int line = 0; line < zoom; line++) {
                Arrays.fill(colours, first + line * width, first + line * width + zoom, own);
            }
        }
        return Pictures.of(colours, width);
    }
}
