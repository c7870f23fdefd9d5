package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;

/// Mixes an image with another one, and their labels in the same shares.
sealed interface MixRule extends Rule permits Mixup, CutMix {
    /// Changes the image of `shape` that begins at `offset` of `images`, in row, column, channel order.
    ///
    /// @param others where the other image lies, which stays as it is, from `other` on
    /// @return the share of the image that was there, 0 to 1; the rest is the other's
    float mix(float[] images, int offset, float[] others, int other, Shape shape, Draws draws);
}
