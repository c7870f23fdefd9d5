package dev.netloom.engine.block;

/// Lets a value pass as far as a sigmoid of it says: y = x · σ(x) with σ(x) = 1 / (1 + exp(−x)); also called swish. Its
/// slope is σ(x) · (1 + x · (1 − σ(x))). Source: Elfwing, Uchibe and Doya, 2018; Ramachandran, Zoph and Le, 2017.
public record Silu() implements Activation {
    private static final Sigmoid GATE = new Sigmoid();

    @Override
    public Form form() {
        return Form.GATING;
    }

    @Override
    public double value(double x) {
        return x * GATE.value(x);
    }

    @Override
    public double slope(double x) {
        return GATE.value(x) * (1 + x * (1 - GATE.value(x)));
    }
}
