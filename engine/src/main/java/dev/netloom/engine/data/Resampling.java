package dev.netloom.engine.data;

/// Makes a picture smaller or larger with a triangle filter as wide as the step between its pixels, first along the
/// rows, then along the columns: what Pillow and torchvision call bilinear with antialiasing.
///
/// Source: Heckbert, *Filtered Image Rescaling*, Graphics Gems III, 1992.
final class Resampling {
    private Resampling() {}

    /// What a pixel of the result is made of: `weights` of the pixels from `first` on; they add up to one.
    private record Tap(int first, float[] weights) {}

    static Picture resize(Picture picture, int width, int height) {
        if (picture.width() == width && picture.height() == height) {
            return picture;
        }
        Tap[] across = taps(picture.width(), width);
        Tap[] down = taps(picture.height(), height);
        int channels = picture.isGrey() ? 1 : 3;
        byte[] planes = new byte[Math.multiplyExact(channels, Math.multiplyExact(width, height))];
        for (int channel = 0; channel < channels; channel++) {
            float[] rows = rows(picture, channel, across);
            columns(rows, width, down, planes, channel * width * height);
        }
        return new Picture(height, width, planes, picture.isGrey());
    }

    private static Tap[] taps(int from, int to) {
        double step = (double) from / to;
        double reach = Math.max(1, step);
        Tap[] taps = new Tap[to];
        for (int i = 0; i < to; i++) {
            double centre = (i + 0.5) * step;
            int first = (int) Math.max(0, Math.round(centre - reach));
            int end = (int) Math.min(from, Math.round(centre + reach));
            float[] weights = new float[Math.max(1, end - first)];
            double sum = 0;
            for (int at = 0; at < weights.length; at++) {
                weights[at] = (float) Math.max(0, 1 - Math.abs(first + at + 0.5 - centre) / reach);
                sum += weights[at];
            }
            for (int at = 0; at < weights.length; at++) {
                weights[at] = sum == 0 ? 1f / weights.length : (float) (weights[at] / sum);
            }
            taps[i] = new Tap(Math.min(first, from - 1), weights);
        }
        return taps;
    }

    private static float[] rows(Picture picture, int channel, Tap[] across) {
        int width = picture.width();
        float[] result = new float[picture.height() * across.length];
        int plane = channel * picture.height() * width;
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < across.length; x++) {
                float sum = 0;
                int at = plane + y * width + across[x].first;
                for (float weight : across[x].weights) {
                    sum += weight * (picture.planes()[at++] & 0xff);
                }
                result[y * across.length + x] = sum;
            }
        }
        return result;
    }

    private static void columns(float[] rows, int width, Tap[] down, byte[] target, int offset) {
        for (int y = 0; y < down.length; y++) {
            for (int x = 0; x < width; x++) {
                float sum = 0;
                int at = down[y].first * width + x;
                for (float weight : down[y].weights) {
                    sum += weight * rows[at];
                    at += width;
                }
                target[offset + y * width + x] = (byte) Math.clamp(Math.round(sum), 0, 255);
            }
        }
    }
}
