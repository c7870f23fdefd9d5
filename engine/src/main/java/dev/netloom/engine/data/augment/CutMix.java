package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;

/// Replaces a rectangle by the same place of another image. It has the proportions of the image, its centre may be any
/// pixel, and its area is 1 − λ of the image's, with λ from Beta(α, α), but for what reaches beyond the border and what
/// is lost to whole pixels. Labels are shared as areas are. Source: Yun, Han, Oh, Chun, Choe and Yoo, *CutMix:
/// Regularization Strategy to Train Strong Classifiers with Localizable Features*, 2019.
///
/// @param alpha α; 0 mixes nothing, 1 makes all shares equally likely, more prefers halves
public record CutMix(double alpha) implements MixRule {
    public CutMix {
        RuleKind.CUTMIX.require(alpha);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.CUTMIX;
    }

    @Override
    public double amount() {
        return alpha;
    }

    @Override
    public float mix(float[] images, int offset, float[] others, int other, Shape shape, Draws draws) {
        double side = Math.sqrt(1 - draws.beta(alpha));
        int high = (int) (side * shape.height());
        int wide = (int) (side * shape.width());
        int top = draws.below(shape.height()) - high / 2;
        int left = draws.below(shape.width()) - wide / 2;
        int bottom = Math.min(top + high, shape.height());
        int from = Math.max(left, 0);
        int columns = Math.min(left + wide, shape.width()) - from;
        int rows = 0;
        for (int row = Math.max(top, 0); row < bottom; row++, rows++) {
            int place = (row * shape.width() + from) * shape.channels();
            System.arraycopy(others, other + place, images, offset + place, columns * shape.channels());
        }
        return 1 - (float) (rows * columns) / (shape.height() * shape.width());
    }
}
