package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;
import java.util.Arrays;

/// Blanks a square of `side` × `side` pixels, whose centre may be any pixel of the image, so that it may reach beyond
/// the border. Source: DeVries and Taylor, *Improved Regularization of Convolutional Neural Networks with Cutout*,
/// 2017.
public record Cutout(int side) implements PixelRule {
    public Cutout {
        RuleKind.CUTOUT.require(side);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.CUTOUT;
    }

    @Override
    public double amount() {
        return side;
    }

    @Override
    public void change(float[] images, int offset, Shape shape, Draws draws) {
        int top = draws.below(shape.height()) - side / 2;
        int left = draws.below(shape.width()) - side / 2;
        int from = Math.max(left, 0);
        int to = Math.min(left + side, shape.width());
        for (int row = Math.max(top, 0); row < Math.min(top + side, shape.height()) && from < to; row++) {
            int start = offset + row * shape.width() * shape.channels();
            Arrays.fill(images, start + from * shape.channels(), start + to * shape.channels(), 0);
        }
    }
}
