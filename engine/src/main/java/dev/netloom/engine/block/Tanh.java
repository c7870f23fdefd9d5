package dev.netloom.engine.block;

/// Squeezes every value between −1 and 1: y = (exp(x) − exp(−x)) / (exp(x) + exp(−x)).
public record Tanh() implements Activation {
    @Override
    public Form form() {
        return Form.SQUASHING;
    }

    @Override
    public double value(double x) {
        return Math.tanh(x);
    }

    @Override
    public double slope(double x) {
        return 1 - value(x) * value(x);
    }
}
