package dev.netloom.engine.block;

/// Lets positive values pass and makes the others smaller instead of 0: y = x where x > 0, else slope · x. A unit that
/// answers with nothing but negative values still gets a gradient. Source: Maas, Hannun and Ng, 2013.
public record LeakyRelu(
        @Setting(preset = "0.01", min = 0, max = 1) double slope) implements Activation {
    public LeakyRelu {
        BlockType.of(LeakyRelu.class).require(slope);
    }

    @Override
    public Form form() {
        return Form.RECTIFYING;
    }

    @Override
    public double value(double x) {
        return x > 0 ? x : slope * x;
    }

    @Override
    public double slope(double x) {
        return x > 0 ? 1 : slope;
    }
}
