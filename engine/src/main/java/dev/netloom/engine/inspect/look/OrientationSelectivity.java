package dev.netloom.engine.inspect.look;

import dev.netloom.engine.network.Weights;
import java.util.ArrayList;
import java.util.List;

/// How strongly a kernel answers to stripes of its best direction, and to the same stripes turned by 90
/// degrees: the way in which physiologists measure cells that see edges (Hubel and Wiesel, 1962).
///
/// The answer to stripes of frequency f (radians per pixel) in direction θ is |Σ w[p, q] · e^(−i f (q
/// cos θ + p sin θ))|.
///
/// @param angle the best direction across the stripes, 0 to π, clockwise from the right
/// @param best the answer to it
/// @param across the answer to the same stripes turned by 90 degrees
/// @param flat the answer to an even grey, |Σ w|
public record OrientationSelectivity(double angle, double best, double across, double flat) {
    private static final int ANGLES = 24;
    private static final double[] FREQUENCIES = {Math.PI / 4, Math.PI / 2, 3 * Math.PI / 4, Math.PI};

    /// @param kernel rows × columns weights
    public static OrientationSelectivity of(float[] kernel, int rows, int columns) {
        OrientationSelectivity tuning = null;
        double flat = answer(kernel, rows, columns, 0, 0);
        for (double frequency : FREQUENCIES) {
            for (int i = 0; i < ANGLES; i++) {
                double angle = Math.PI * i / ANGLES;
                double best = answer(kernel, rows, columns, frequency, angle);
                if (tuning == null || best > tuning.best) {
                    double across = answer(kernel, rows, columns, frequency, angle + Math.PI / 2);
                    tuning = new OrientationSelectivity(angle, best, across, flat);
                }
            }
        }
        return tuning;
    }

    /// The tunings of all filters of a convolution, kernels of several input channels added up.
    ///
    /// @param weight filters × channels × rows × columns
    public static List<OrientationSelectivity> ofFilters(Weights.Values weight) {
        int channels = weight.dims().get(1);
        int rows = weight.dims().get(2);
        int columns = weight.dims().get(3);
        List<OrientationSelectivity> tunings = new ArrayList<>();
        for (int filter = 0; filter < weight.dims().get(0); filter++) {
            float[] kernel = new float[rows * columns];
            for (int i = 0; i < channels * kernel.length; i++) {
                kernel[i % kernel.length] += weight.values()[filter * channels * kernel.length + i];
            }
            tunings.add(of(kernel, rows, columns));
        }
        return tunings;
    }

    private static double answer(float[] kernel, int rows, int columns, double frequency, double angle) {
        double real = 0;
        double imaginary = 0;
        for (int p = 0; p < rows; p++) {
            for (int q = 0; q < columns; q++) {
                double phase = frequency * (q * Math.cos(angle) + p * Math.sin(angle));
                real += kernel[p * columns + q] * Math.cos(phase);
                imaginary -= kernel[p * columns + q] * Math.sin(phase);
            }
        }
        return Math.hypot(real, imaginary);
    }

    /// It sees edges: stripes of its direction excite it at least three times as much as those across,
    /// and more than an even grey does.
    public boolean isEdge() {
        return best >= 3 * across && best > flat;
    }

    /// It sees patches of light or dark: an even grey excites it more than stripes of any direction do.
    public boolean isBlob() {
        return flat >= best;
    }
}
