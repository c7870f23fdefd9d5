package dev.netloom.engine.data;

/// Frames a drawing as the digits of MNIST were framed: made to fit 20 × 20 pixels, its shape kept,
/// with grey edges; then laid into 28 × 28, by whole pixels, so that its centre of mass falls into
/// the pixel in the middle: row 14, column 14, counted from 0. Source: Yann LeCun's page on MNIST;
/// the pixel was found by measuring its digits.
public final class DigitFrame {
    public static final int SIDE = 28;
    private static final int BOX = 20;
    private static final double MIDDLE = 14.5;
    private static final float FAINT = 0.02f;

    private DigitFrame() {}

    /// @param ink of a square drawing, row after row, 0 (paper) to 1
    /// @return 28 × 28 pixels, 0 to 255; all 0 for a drawing without ink
    public static byte[] frame(float[] ink, int side) {
        Box box = Box.around(ink, side);
        byte[] framed = new byte[SIDE * SIDE];
        if (box == null) {
            return framed;
        }
        float scale = (float) Math.max(box.width(), box.height()) / BOX;
        int width = Math.clamp(Math.round(box.width() / scale), 1, BOX);
        int height = Math.clamp(Math.round(box.height() / scale), 1, BOX);
        float[] small = shrink(ink, side, box, width, height);
        int left = place(centre(small, width, true), width);
        int top = place(centre(small, width, false), height);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                framed[(top + y) * SIDE + left + x] = (byte) Math.round(255 * small[y * width + x]);
            }
        }
        return framed;
    }

    /// Where a small image begins, so that its centre of mass comes to the middle; inside the frame
    /// in any case.
    private static int place(double centre, int length) {
        return Math.clamp(Math.round(MIDDLE - centre), 0, SIDE - length);
    }

    /// The centre of mass along one axis, in pixels from the edge: a pixel's own centre is at its half.
    private static double centre(float[] small, int width, boolean horizontal) {
        double mass = 0;
        double moment = 0;
        for (int i = 0; i < small.length; i++) {
            mass += small[i];
            moment += small[i] * ((horizontal ? i % width : i / width) + 0.5);
        }
        return moment / mass;
    }

    /// Every small pixel is the mean of what lies under it, edges by their share.
    private static float[] shrink(float[] ink, int side, Box box, int width, int height) {
        float[] small = new float[width * height];
        double stepX = (double) box.width() / width;
        double stepY = (double) box.height() / height;
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                double left = box.left() + x * stepX;
                double top = box.top() + y * stepY;
                small[y * width + x] = (float) mean(ink, side, left, top, left + stepX, top + stepY);
            }
        }
        return small;
    }

    private static double mean(float[] ink, int side, double left, double top, double right, double bottom) {
        double sum = 0;
        for (int y = (int) top; y < Math.min(side, Math.ceil(bottom)); y++) {
            double high = Math.min(y + 1, bottom) - Math.max(y, top);
            for (int x = (int) left; x < Math.min(side, Math.ceil(right)); x++) {
                sum += ink[y * side + x] * high * (Math.min(x + 1, right) - Math.max(x, left));
            }
        }
        return Math.clamp(sum / ((right - left) * (bottom - top)), 0, 1);
    }

    /// The smallest rectangle that holds all ink.
    private record Box(int left, int top, int right, int bottom) {
        static Box around(float[] ink, int side) {
            int left = side;
            int top = side;
            int right = 0;
            int bottom = 0;
            for (int i = 0; i < ink.length; i++) {
                if (ink[i] > FAINT) {
                    left = Math.min(left, i % side);
                    right = Math.max(right, i % side + 1);
                    top = Math.min(top, i / side);
                    bottom = Math.max(bottom, i / side + 1);
                }
            }
            return right <= left ? null : new Box(left, top, right, bottom);
        }

        int width() {
            return right - left;
        }

        int height() {
            return bottom - top;
        }
    }
}
