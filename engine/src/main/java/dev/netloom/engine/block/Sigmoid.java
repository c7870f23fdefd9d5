package dev.netloom.engine.block;

/// Squeezes every value between 0 and 1: y = 1 / (1 + exp(−x)).
public record Sigmoid() implements Activation {
    @Override
    public Form form() {
        return Form.SQUASHING;
    }

    @Override
    public double value(double x) {
        return 1 / (1 + Math.exp(-x));
    }

    @Override
    public double slope(double x) {
        return value(x) * (1 - value(x));
    }
}
