package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;
import java.util.Arrays;

/// Redraws images under an affine map, and displaced by a field, with bilinear interpolation; around an image
/// everything is 0.
///
/// The image is copied into a frame of zeros, one pixel wide. Then every point that is less than a pixel
/// outside has four neighbours, and all further ones are 0: each row has one range of columns to interpolate,
/// found beforehand, and its loop has no cases. Coordinates are integers with 16 bits of fraction, which is
/// fast, adds up exactly, and leaves whole pixels and right angles exact.
final class Resampler {
    private static final int FRACTION = 16;
    private static final int ONE = 1 << FRACTION;
    private static final int LARGEST_SIDE = Short.MAX_VALUE; // that such integers can count
    private static final float FROM_FRACTION = 1f / ONE;

    private final int channels;
    private final int height;
    private final int width;
    private final int framedRow;
    private final float[] framed;

    Resampler(Shape shape) {
        channels = shape.channels();
        height = shape.height();
        width = shape.width();
        if (Math.max(height, width) > LARGEST_SIDE) {
            throw new IllegalArgumentException("images of " + shape + " are too large to redraw");
        }
        framedRow = (width + 2) * channels;
        framed = new float[Math.multiplyExact(height + 2, framedRow)];
    }

    /// Redraws the image at `offset`, in row, column, channel order, in its place.
    void redraw(AffineMap map, float[] images, int offset) {
        frame(images, offset);
        int row = width * channels;
        double centreX = (width - 1) / 2.0;
        double centreY = (height - 1) / 2.0;
        long stepX = fixed(map.stepX());
        long stepY = fixed(map.stepY());
        for (int y = 0; y < height; y++) {
            long sourceX = fixed(map.sourceX(-centreX, y - centreY) + centreX);
            long sourceY = fixed(map.sourceY(-centreX, y - centreY) + centreY);
            redrawRow(images, offset + y * row, sourceX, stepX, sourceY, stepY);
        }
    }

    /// Redraws the image at `offset` in its place, each pixel of it further displaced by a field. Nothing is exact
    /// there, so that coordinates are floating-point numbers.
    void redraw(AffineMap map, DisplacementField field, float[] images, int offset) {
        frame(images, offset);
        double centreX = (width - 1) / 2.0;
        double centreY = (height - 1) / 2.0;
        int target = offset;
        for (int y = 0; y < height; y++) {
            field.atRow(y);
            float[] right = field.right();
            float[] down = field.down();
            float sourceX = (float) (map.sourceX(-centreX, y - centreY) + centreX) + 1; // in the frame
            float sourceY = (float) (map.sourceY(-centreX, y - centreY) + centreY) + 1;
            for (int x = 0; x < width; x++, target += channels) {
                float placeX = sourceX + x * (float) map.stepX() + right[x];
                float placeY = sourceY + x * (float) map.stepY() + down[x];
                if (placeX >= 0 && placeX < width + 1 && placeY >= 0 && placeY < height + 1) {
                    interpolate(images, target, placeX, placeY);
                } else {
                    Arrays.fill(images, target, target + channels, 0);
                }
            }
        }
    }

    private void interpolate(float[] images, int target, float x, float y) {
        int column = (int) x;
        int row = (int) y;
        int source = row * framedRow + column * channels;
        for (int channel = 0; channel < channels; channel++) {
            images[target + channel] = between(framed, source + channel, channels, framedRow, x - column, y - row);
        }
    }

    private void frame(float[] images, int offset) {
        int row = width * channels;
        for (int y = 0; y < height; y++) {
            System.arraycopy(images, offset + y * row, framed, (y + 1) * framedRow + channels, row);
        }
    }

    private static long fixed(double value) {
        return Math.round(value * ONE);
    }

    private void redrawRow(float[] images, int start, long sourceX, long stepX, long sourceY, long stepY) {
        int from = Math.max(firstInside(sourceX, stepX, width), firstInside(sourceY, stepY, height));
        int to = Math.min(firstBeyond(sourceX, stepX, width), firstBeyond(sourceY, stepY, height));
        if (from >= to) {
            Arrays.fill(images, start, start + width * channels, 0);
            return;
        }
        Arrays.fill(images, start, start + from * channels, 0);
        Arrays.fill(images, start + to * channels, start + width * channels, 0);
        int x = (int) (sourceX + from * stepX);
        int y = (int) (sourceY + from * stepY);
        if (channels == 1) {
            interpolateGrey(images, start + from, start + to, x, (int) stepX, y, (int) stepY);
        } else {
            interpolate(images, start + from * channels, start + to * channels, x, (int) stepX, y, (int) stepY);
        }
    }

    private void interpolate(float[] images, int start, int end, int x, int stepX, int y, int stepY) {
        for (int target = start; target < end; target += channels, x += stepX, y += stepY) {
            int source = ((y >> FRACTION) + 1) * framedRow + ((x >> FRACTION) + 1) * channels;
            float right = (x & ONE - 1) * FROM_FRACTION;
            float down = (y & ONE - 1) * FROM_FRACTION;
            for (int channel = 0; channel < channels; channel++) {
                images[target + channel] = between(framed, source + channel, channels, framedRow, right, down);
            }
        }
    }

    /// The same for one channel, where a loop over channels would take more time than what is in it.
    private void interpolateGrey(float[] images, int start, int end, int x, int stepX, int y, int stepY) {
        float[] from = framed;
        int row = framedRow;
        for (int target = start; target < end; target++, x += stepX, y += stepY) {
            int source = ((y >> FRACTION) + 1) * row + (x >> FRACTION) + 1;
            float right = (x & ONE - 1) * FROM_FRACTION;
            float down = (y & ONE - 1) * FROM_FRACTION;
            images[target] = between(from, source, 1, row, right, down);
        }
    }

    /// Between the value `at` a place, the next one and those under the two.
    private static float between(float[] values, int at, int next, int row, float right, float down) {
        float above = values[at] + right * (values[at + next] - values[at]);
        int under = at + row;
        float below = values[under] + right * (values[under + next] - values[under]);
        return above + down * (below - above);
    }

    /// The first column whose coordinate, `start` + column · `step`, is in [-1, `side`).
    private int firstInside(long start, long step, int side) {
        if (inside(start, side)) {
            return 0;
        }
        if (step == 0) {
            return width;
        }
        long column = step > 0 ? Math.ceilDiv(-ONE - start, step) : Math.floorDiv(start - (long) side * ONE, -step) + 1;
        return Math.clamp(column, 0, width);
    }

    /// The first column after those whose coordinate is in [-1, `side`).
    private int firstBeyond(long start, long step, int side) {
        if (inside(start + (width - 1) * step, side)) {
            return width;
        }
        if (step == 0) {
            return 0;
        }
        long column = step > 0 ? Math.ceilDiv((long) side * ONE - start, step) : Math.floorDiv(start + ONE, -step) + 1;
        return Math.clamp(column, 0, width);
    }

    private static boolean inside(long coordinate, int side) {
        return coordinate >= -ONE && coordinate < (long) side * ONE;
    }
}
