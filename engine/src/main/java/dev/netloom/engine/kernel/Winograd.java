package dev.netloom.engine.kernel;

/// Winograd's minimal filtering F(4, 3), here along the rows of an image: four rows of a 3×3 convolution take six
/// products of rows instead of twelve (Lavin and Gray, *Fast Algorithms for Convolutional Neural Networks*, 2016,
/// section 4.3).
///
/// y = Aᵀ · ((G · g) ⊙ (Bᵀ · d)), with six rows d of the input, three rows g of the filters, and four rows y of the
/// output; a product ⊙ of rows is a convolution along them, summed over channels. The gradient of the filters is
/// ∂L/∂g = Gᵀ · ((Bᵀ · d) ⊙ (A · ∂L/∂y)), since the four matrices make up one trilinear form.
///
/// Every loop is short, and reads and writes its arrays at one index: so Java's compiler makes vectors of it.
final class Winograd {
    /// Rows of input, and products.
    static final int TAPS = 6;

    /// Rows of output.
    static final int ROWS = 4;

    private static final int ROUNDS = 20_000;
    private static final int WIDTH = 64;

    private Winograd() {}

    /// What a row of filters counts in a product: a row of G.
    static float[] filter(int product) {
        return switch (product) {
            case 0 -> new float[] {1 / 4f, 0, 0};
            case 1 -> new float[] {-1 / 6f, -1 / 6f, -1 / 6f};
            case 2 -> new float[] {-1 / 6f, 1 / 6f, -1 / 6f};
            case 3 -> new float[] {1 / 24f, 1 / 12f, 1 / 6f};
            case 4 -> new float[] {1 / 24f, -1 / 12f, 1 / 6f};
            default -> new float[] {0, 0, 1};
        };
    }

    /// v = Bᵀ · d, for the first `count` values of six rows.
    static void ofInput(float[][] d, float[][] v, int count) {
        edge(d[0], d[2], d[4], v[0], count);
        signs(d[1], d[2], d[3], d[4], 4, 1, v[1], v[2], count);
        signs(d[1], d[2], d[3], d[4], 1, 2, v[3], v[4], count);
        edge(d[1], d[3], d[5], v[5], count);
    }

    /// to = 4 · first − 5 · second + third
    private static void edge(float[] first, float[] second, float[] third, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = 4 * first[i] - 5 * second[i] + third[i];
        }
    }

    /// even ± odd, with even = d4 − factor · d2 and odd = step · (d3 − factor · d1)
    private static void signs(
            float[] d1,
            float[] d2,
            float[] d3,
            float[] d4,
            float factor,
            float step,
            float[] sum,
            float[] difference,
            int count) {
        for (int i = 0; i < count; i++) {
            float even = d4[i] - factor * d2[i];
            float odd = step * (d3[i] - factor * d1[i]);
            sum[i] = even + odd;
            difference[i] = even - odd;
        }
    }

    /// y = Aᵀ · m + bias, for the first `count` values of four rows; changes `m`.
    static void ofProducts(float[][] m, float[] bias, float[][] y, int count) {
        sumAndDifference(m[1], m[2], count);
        sumAndDifference(m[3], m[4], count);
        add(m[1], 1, m[3], m[0], bias, y[0], count);
        add(m[2], 2, m[4], bias, y[1], count);
        add(m[1], 4, m[3], bias, y[2], count);
        add(m[2], 8, m[4], m[5], bias, y[3], count);
    }

    /// a + b and a − b, in their place
    private static void sumAndDifference(float[] a, float[] b, int count) {
        for (int i = 0; i < count; i++) {
            float sum = a[i] + b[i];
            float difference = a[i] - b[i];
            a[i] = sum;
            b[i] = difference;
        }
    }

    private static void add(float[] a, float factor, float[] b, float[] c, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = a[i] + factor * b[i] + c[i];
        }
    }

    private static void add(float[] a, float factor, float[] b, float[] c, float[] bias, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = a[i] + factor * b[i] + c[i] + bias[i];
        }
    }

    /// max(0, y)
    static void relu(float[][] y, int count) {
        for (int row = 0; row < ROWS; row++) {
            float[] values = y[row];
            for (int i = 0; i < count; i++) {
                values[i] = Math.max(0f, values[i]);
            }
        }
    }

    /// z = A · y, for the first `count` values of four rows.
    static void ofOutputGradient(float[][] y, float[][] z, int count) {
        System.arraycopy(y[0], 0, z[0], 0, count);
        signs(y[0], y[1], y[2], y[3], 1, z[1], z[2], count);
        signs(y[0], y[1], y[2], y[3], 2, z[3], z[4], count);
        System.arraycopy(y[3], 0, z[5], 0, count);
    }

    /// even ± odd, with even = y0 + point² · y2 and odd = point · y1 + point³ · y3
    private static void signs(
            float[] y0, float[] y1, float[] y2, float[] y3, float point, float[] sum, float[] difference, int count) {
        float square = point * point;
        for (int i = 0; i < count; i++) {
            float even = y0[i] + square * y2[i];
            float odd = point * (y1[i] + square * y3[i]);
            sum[i] = even + odd;
            difference[i] = even - odd;
        }
    }

    /// g = Gᵀ · u, for the first `count` values of three rows; changes `u`.
    static void ofFilterProducts(float[][] u, float[][] g, int count) {
        sumAndDifference(u[1], u[2], count);
        sumAndDifference(u[3], u[4], count);
        weigh(u[0], 1 / 4f, u[1], -1 / 6f, u[3], 1 / 24f, g[0], count);
        weigh(u[2], -1 / 6f, u[4], 1 / 12f, u[4], 0, g[1], count);
        weigh(u[1], -1 / 6f, u[3], 1 / 6f, u[5], 1, g[2], count);
    }

    /// to = ofA · a + ofB · b + ofC · c
    static void weigh(float[] a, float ofA, float[] b, float ofB, float[] c, float ofC, float[] to, int count) {
        for (int i = 0; i < count; i++) {
            to[i] = ofA * a[i] + ofB * b[i] + ofC * c[i];
        }
    }

    /// sum += values
    static void addTo(float[] sum, float[] values, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] += values[i];
        }
    }

    /// Runs everything often enough for Java to compile it, so that it can be timed; the first call only.
    static void warmUp() {
        Compiled.touch();
    }

    private static final class Compiled {
        static {
            float[][] from = new float[TAPS][WIDTH];
            float[][] to = new float[TAPS][WIDTH];
            for (int round = 0; round < ROUNDS; round++) {
                ofInput(from, to, WIDTH);
                ofProducts(to, from[0], from, WIDTH);
                relu(from, WIDTH);
                ofOutputGradient(from, to, WIDTH);
                addTo(from[0], to[0], WIDTH);
                ofFilterProducts(to, from, WIDTH);
            }
        }

        static void touch() {}
    }
}
