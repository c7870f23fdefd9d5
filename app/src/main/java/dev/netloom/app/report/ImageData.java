package dev.netloom.app.report;

import dev.netloom.app.image.Pictures;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;
import javax.imageio.ImageIO;

/// Images as addresses that hold them whole.
final class ImageData {
    /// Columns or rows; larger images are made smaller.
    private static final int LARGEST = 64;

    private ImageData() {}

    static String png(LabelledImages images, int index) {
        Shape shape = images.shape();
        float[] pixels = Pictures.pixels(images, index);
        int step = Math.ceilDiv(Math.max(shape.width(), shape.height()), LARGEST);
        int type = shape.channels() == 3 ? BufferedImage.TYPE_INT_RGB : BufferedImage.TYPE_BYTE_GRAY;
        BufferedImage picture =
                new BufferedImage(Math.ceilDiv(shape.width(), step), Math.ceilDiv(shape.height(), step), type);
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                set(picture, x, y, Pictures.colour(mean(shape), mean(shape, pixels, x * step, y * step, step), 0));
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    /// Grey goes in as it is: AWT would take it for linear light.
    private static void set(BufferedImage picture, int x, int y, int colour) {
        if (picture.getType() == BufferedImage.TYPE_BYTE_GRAY) {
            picture.getRaster().setSample(x, y, 0, colour & 0xff);
        } else {
            picture.setRGB(x, y, colour);
        }
    }

    private static Shape mean(Shape shape) {
        return new Shape(shape.channels(), 1, 1);
    }

    /// The mean of a square of pixels, channel by channel.
    private static float[] mean(Shape shape, float[] pixels, int left, int top, int side) {
        float[] sums = new float[shape.channels()];
        int right = Math.min(left + side, shape.width());
        int bottom = Math.min(top + side, shape.height());
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                for (int channel = 0; channel < sums.length; channel++) {
                    sums[channel] += pixels[(y * shape.width() + x) * sums.length + channel];
                }
            }
        }
        int count = (right - left) * (bottom - top);
        for (int channel = 0; channel < sums.length; channel++) {
            sums[channel] /= count;
        }
        return sums;
    }
}
