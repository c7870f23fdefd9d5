package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;

/// Adds noise of mean 0 and this standard deviation to every value, and keeps the sum between 0 and 1. Its bell is the
/// sum of three uniform numbers, which is near enough to a normal one and ends at three deviations.
public record Noise(double deviation) implements PixelRule {
    public Noise {
        RuleKind.NOISE.require(deviation);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.NOISE;
    }

    @Override
    public double amount() {
        return deviation;
    }

    @Override
    public void change(float[] images, int offset, Shape shape, Draws draws) {
        int end = offset + shape.size();
        for (int i = offset; i < end; i++) {
            images[i] = Math.clamp((float) (images[i] + deviation * draws.bell()), 0f, 1f);
        }
    }
}
