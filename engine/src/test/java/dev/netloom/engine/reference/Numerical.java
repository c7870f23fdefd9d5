package dev.netloom.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.function.DoubleSupplier;

/// Gradients by central differences, (f(x + h) − f(x − h)) / 2h: slow, and right for any f that is smooth near x.
final class Numerical {
    private static final double STEP = 1e-6;
    private static final double TOLERANCE = 1e-6;

    private Numerical() {}

    /// @param values read by `function`; changed one by one and put back
    static double[] gradient(double[] values, DoubleSupplier function) {
        double[] gradient = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            double value = values[i];
            values[i] = value + STEP;
            double above = function.getAsDouble();
            values[i] = value - STEP;
            double below = function.getAsDouble();
            values[i] = value;
            gradient[i] = (above - below) / (2 * STEP);
        }
        return gradient;
    }

    /// Holds `gradient` against central differences, relative to its largest value.
    static void check(String what, double[] gradient, double[] values, DoubleSupplier function) {
        double[] expected = gradient(values, function);
        assertThat(gradient).as(what).hasSameSizeAs(expected);
        double scale = Math.max(1, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        for (int i = 0; i < expected.length; i++) {
            assertThat(Math.abs(gradient[i] - expected[i]) / scale)
                    .as("gradient by value %d of %s: %s, but numerically %s", i, what, gradient[i], expected[i])
                    .isLessThan(TOLERANCE);
        }
    }
}
