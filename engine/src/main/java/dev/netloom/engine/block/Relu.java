package dev.netloom.engine.block;

/// Lets positive values pass and makes the others 0: y = max(0, x).
public record Relu() implements Activation {
    @Override
    public Form form() {
        return Form.RECTIFYING;
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : 0;
    }

    @Override
    public double slope(double x) {
        return x > 0 ? 1 : 0;
    }
}
