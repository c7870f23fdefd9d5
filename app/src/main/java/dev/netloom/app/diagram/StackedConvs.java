package dev.netloom.app.diagram;

/// A convolution of one window of `kernel` × `kernel` against a stack of 3×3 that sees as much: each further 3×3 sees
/// two more rows and columns, so (kernel − 1) / 2 of them do.
///
/// @param middle the channels between the layers of the stack
public record StackedConvs(int kernel, int in, int out, int middle, boolean bias) {
    /// True where a stack of 3×3 sees exactly as much: an odd window, larger than one.
    public static boolean comparable(int kernel) {
        return kernel % 2 == 1 && kernel >= 5;
    }

    public int layers() {
        return (kernel - 1) / 2;
    }

    /// K · K · Cin · Cout, and the biases.
    public long single() {
        return (long) kernel * kernel * in * out + (bias ? out : 0);
    }

    /// 9 · Cin · M, then 9 · M · M for every layer between, then 9 · M · Cout; and the biases.
    public long stacked() {
        long weights = 9L * in * middle + 9L * middle * middle * (layers() - 2) + 9L * middle * out;
        return weights + (bias ? (long) middle * (layers() - 1) + out : 0);
    }

    /// Weights per pair of an input and an output channel, where all layers are equally wide: 25, 49, ...
    public int singlePerPair() {
        return kernel * kernel;
    }

    /// The same of the stack: 18, 27, ...
    public int stackedPerPair() {
        return 9 * layers();
    }

    public StackedConvs withMiddle(int middle) {
        return new StackedConvs(kernel, in, out, middle, bias);
    }

    /// `25 · 1 · 30 + 30`.
    public String singleFormula() {
        return product(kernel * kernel, in, out) + (bias ? " + " + out : "");
    }

    /// `9 · 1 · 30 + 30 + 9 · 30 · 30 + 30`.
    public String stackedFormula() {
        StringBuilder formula = new StringBuilder(layer(in, middle));
        if (layers() == 3) {
            formula.append(" + ").append(layer(middle, middle));
        } else if (layers() > 3) {
            formula.append(" + ")
                    .append(layers() - 2)
                    .append(" · (")
                    .append(layer(middle, middle))
                    .append(")");
        }
        return formula.append(" + ").append(layer(middle, out)).toString();
    }

    private String layer(int from, int to) {
        return product(9, from, to) + (bias ? " + " + to : "");
    }

    private static String product(int window, int from, int to) {
        return window + " · " + from + " · " + to;
    }
}
