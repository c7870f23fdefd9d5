package dev.netloom.engine.network;

import dev.netloom.engine.kernel.Precision;

/// How far computed values may lie from the double-precision reference. All tolerances are stated here.
///
/// A sum of n rounded products s_k is off by about √n · u · |s| in a random walk of roundings, u being half the
/// distance between 1 and the next number, and by n · u · Σ|s_k| at worst (Higham, *Accuracy and Stability of Numerical
/// Algorithms*, 2002, section 4.2). Measured against Σ|s_k|, which itself grows with the length of the sum, the walk
/// leaves a few u whatever the length, as long as the signs are mixed.
///
/// @param unit u
/// @param layer largest difference after one layer, as a share of the largest Σ|s_k| of the array: a few u for the sum,
///              its factors' rounding, and the approximations of exp, tanh and powers. The worst of 5,463
///              convolutions is 5.2 u off
/// @param network largest difference after many layers, as a share of the largest value of the array: each layer
///                passes on what the ones before it lost. Where the reference itself changes more than that once every
///                layer's values are off by [#nearby], its own change counts: a narrow normalisation magnifies
///                roundings, and a maximum between values nearly equal goes either way
record Tolerance(Precision precision, double unit, double layer, double network) {
    static final Tolerance FLOAT32 = of(Precision.FLOAT32, 0x1p-24, 2e-5);
    /// Through Winograd's products, whose transformed rows are sums and differences of up to ten times the values: the
    /// worst of the cases here is less than 12 u off.
    static final Tolerance WINOGRAD = new Tolerance(Precision.FLOAT32, 0x1p-24, 16 * 0x1p-24, 2e-5);

    static final Tolerance BFLOAT16 = of(Precision.BFLOAT16, 0x1p-9, 5e-2);

    static Tolerance of(Precision precision) {
        return precision == Precision.FLOAT32 ? FLOAT32 : BFLOAT16;
    }

    private static Tolerance of(Precision precision, double unit, double network) {
        return new Tolerance(precision, unit, 8 * unit, network);
    }

    /// The number of this precision that is nearest to `value`.
    double round(double value) {
        int bits = Float.floatToRawIntBits((float) value);
        return precision == Precision.FLOAT32
                ? (float) value
                : Float.intBitsToFloat(bits + 0x7fff + (bits >>> 16 & 1) & 0xffff0000);
    }

    /// How far values are moved to see how sensitive a network is: some roundings' worth.
    double nearby() {
        return 16 * unit;
    }
}
