package dev.netloom.engine.block;

/// How weights begin. All draw from a normal distribution of mean 0 and differ in its standard deviation σ;
/// n_in is the number of inputs of one output value (fan-in), n_out the number of outputs of one input (fan-out).
public enum Initialization {
    /// σ = √(2 / n_in), meant for ReLU (He et al., *Delving Deep into Rectifiers*, 2015, equation 10).
    HE,
    /// σ = √(2 / (n_in + n_out)), meant for sigmoid and tanh (Glorot and Bengio, 2010, equation 16, as a normal
    /// distribution). *Deep Learning from Scratch* shortens it to √(1 / n_in).
    XAVIER,
    /// σ as chosen: the book's first networks take 0.01.
    FIXED;

    public double deviation(int fanIn, int fanOut, double fixed) {
        return switch (this) {
            case HE -> Math.sqrt(2.0 / fanIn);
            case XAVIER -> Math.sqrt(2.0 / (fanIn + fanOut));
            case FIXED -> fixed;
        };
    }
}
