package dev.netloom.engine.block;

import org.apache.commons.math3.special.Erf;

/// Lets a value pass as far as it is larger than others: y = x · Φ(x), where Φ(x) = (1 + erf(x / √2)) / 2 is the share
/// of a standard normal distribution below x. Its slope is Φ(x) + x · φ(x), φ(x) = exp(−x² / 2) / √(2π) being that
/// distribution's density. Source: Hendrycks and Gimpel, 2016.
public record Gelu() implements Activation {
    @Override
    public Form form() {
        return Form.GATING;
    }

    @Override
    public double value(double x) {
        return x * share(x);
    }

    @Override
    public double slope(double x) {
        return share(x) + x * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    private static double share(double x) {
        return Erf.erfc(-x / Math.sqrt(2)) / 2;
    }
}
