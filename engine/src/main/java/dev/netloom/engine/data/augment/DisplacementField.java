package dev.netloom.engine.data.augment;

/// How far each pixel of an image moves under an [Elastic] rule. The displacements of 7 × 7 control points, a
/// quarter of the image apart and around it, are independent and bell-shaped; cubic B-splines make a smooth
/// field of them.
final class DisplacementField {
    private static final int CELLS = 4;
    private static final int TAPS = 4;
    private static final int POINTS = CELLS + TAPS - 1;

    /// The field's standard deviation over that of the control points: the integral of a squared cubic B-spline, once
    /// for each of the two directions, under a root.
    private static final double SMOOTHED = 151.0 / 315;

    private final float[] columns;
    private final float[] rows;
    private final float[] points = new float[2 * POINTS * POINTS];
    private final float[] line = new float[2 * POINTS];
    private final float[] right;
    private final float[] down;

    DisplacementField(int height, int width) {
        rows = weights(height);
        columns = weights(width);
        right = new float[width];
        down = new float[width];
    }

    /// The weights of the four control points around each pixel of a side.
    private static float[] weights(int side) {
        float[] weights = new float[TAPS * side];
        for (int pixel = 0; pixel < side; pixel++) {
            double place = (pixel + 0.5) * CELLS / side;
            double t = place - Math.floor(place);
            weights[TAPS * pixel] = (float) ((1 - t) * (1 - t) * (1 - t) / 6);
            weights[TAPS * pixel + 1] = (float) ((3 * t * t * t - 6 * t * t + 4) / 6);
            weights[TAPS * pixel + 2] = (float) ((-3 * t * t * t + 3 * t * t + 3 * t + 1) / 6);
            weights[TAPS * pixel + 3] = (float) (t * t * t / 6);
        }
        return weights;
    }

    private static int cell(int pixel, int side) {
        return (2 * pixel + 1) * CELLS / (2 * side);
    }

    /// Draws a field anew.
    ///
    /// @param pixels the standard deviation of its displacements along each axis
    void draw(double pixels, Draws draws) {
        for (int i = 0; i < points.length; i++) {
            points[i] = (float) (pixels / SMOOTHED * draws.bell());
        }
    }

    /// Computes the displacements of a row, for [#right()] and [#down()].
    void atRow(int y) {
        int cell = cell(y, rows.length / TAPS);
        for (int i = 0; i < line.length; i++) { // the points' displacements to the right, then those downwards
            int at = i < POINTS ? i : i - POINTS + POINTS * POINTS;
            float sum = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                sum += rows[TAPS * y + tap] * points[at + (cell + tap) * POINTS];
            }
            line[i] = sum;
        }
        for (int x = 0; x < right.length; x++) {
            int first = cell(x, right.length);
            float along = 0;
            float under = 0;
            for (int tap = 0; tap < TAPS; tap++) {
                float weight = columns[TAPS * x + tap];
                along += weight * line[first + tap];
                under += weight * line[POINTS + first + tap];
            }
            right[x] = along;
            down[x] = under;
        }
    }

    /// Of the row of [#atRow], in pixels, a column each.
    float[] right() {
        return right;
    }

    /// Of the row of [#atRow], in pixels, a column each.
    float[] down() {
        return down;
    }
}
