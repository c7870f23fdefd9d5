package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;

/// Multiplies all values of an image by a factor from 1 - `range` to 1 + `range`, uniformly drawn; what would be
/// brighter than 1 becomes 1.
public record Brightness(double range) implements PixelRule {
    public Brightness {
        RuleKind.BRIGHTNESS.require(range);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.BRIGHTNESS;
    }

    @Override
    public double amount() {
        return range;
    }

    @Override
    public void change(float[] images, int offset, Shape shape, Draws draws) {
        float factor = (float) (1 + draws.upTo(range));
        int end = offset + shape.size();
        for (int i = offset; i < end; i++) {
            images[i] = Math.min(images[i] * factor, 1);
        }
    }
}
