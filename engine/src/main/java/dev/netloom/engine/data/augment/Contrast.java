package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;

/// Multiplies the distance of all values from the image's mean by a factor from 1 - `range` to 1 + `range`, uniformly
/// drawn, and keeps the result between 0 and 1. The mean is that of all channels together. Source: Howard, *Some
/// Improvements on Deep Convolutional Neural Network Based Image Classification*, 2013, as `adjust_contrast` of
/// torchvision and TensorFlow's `random_contrast` do it, but for what they take as the mean.
public record Contrast(double range) implements PixelRule {
    public Contrast {
        RuleKind.CONTRAST.require(range);
    }

    @Override
    public RuleKind kind() {
        return RuleKind.CONTRAST;
    }

    @Override
    public double amount() {
        return range;
    }

    @Override
    public void change(float[] images, int offset, Shape shape, Draws draws) {
        float factor = (float) (1 + draws.upTo(range));
        int end = offset + shape.size();
        double sum = 0;
        for (int i = offset; i < end; i++) {
            sum += images[i];
        }
        float mean = (float) (sum / shape.size());
        for (int i = offset; i < end; i++) {
            images[i] = Math.clamp(factor * images[i] + (1 - factor) * mean, 0f, 1f);
        }
    }
}
