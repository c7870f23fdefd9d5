package dev.netloom.app.looks;

import dev.netloom.app.image.ColourMap;
import dev.netloom.app.image.Pictures;
import dev.netloom.app.image.Raster;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.inspect.Region;
import javafx.scene.image.WritableImage;

/// Heat over images, and frames in them.
final class Paint {
    private static final int FRAME = 0xffffc800;
    private static final int OPAQUE = 0xff000000;

    private Paint() {}

    /// One image as a set of its own.
    static LabelledImages single(Shape shape, float[] pixels) {
        int plane = shape.height() * shape.width();
        byte[] bytes = new byte[pixels.length];
        for (int i = 0; i < pixels.length; i++) {
            bytes[i % shape.channels() * plane + i / shape.channels()] = (byte) Pictures.level(pixels[i]);
        }
        return new LabelledImages(shape, bytes, new byte[1]);
    }

    /// With a frame around a part of it; the rest is darker.
    static WritableImage framed(Shape shape, float[] pixels, Region region, int zoom) {
        Region part = region.within(shape.height(), shape.width());
        Raster raster = new Raster(shape.width() * zoom, shape.height() * zoom);
        raster.squares(0, 0, shape.height(), shape.width(), zoom, place -> {
            int row = place / shape.width();
            int column = place % shape.width();
            boolean inside = row >= part.top() && row < part.bottom() && column >= part.left() && column < part.right();
            int colour = Pictures.colour(shape, pixels, place);
            return inside ? colour : OPAQUE | ColourMap.mix(colour, 0x303848, 0.45);
        });
        if (part.height() < shape.height() || part.width() < shape.width()) {
            raster.outline(part.left() * zoom, part.top() * zoom, part.width() * zoom, part.height() * zoom, FRAME);
        }
        return raster.image();
    }

    /// Heat laid over the image, whose strokes shine through.
    static WritableImage heatOver(Shape shape, float[] pixels, float[] values, float largest, int zoom) {
        return Raster.of(shape.height(), shape.width(), zoom, place -> {
            int heat = ColourMap.HEAT.colour(values[place], largest);
            return OPAQUE | ColourMap.mix(heat, Pictures.colour(shape, pixels, place), 0.4);
        });
    }
}
