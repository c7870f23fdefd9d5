package dev.netloom.engine.data.augment;

import dev.netloom.engine.block.Shape;

/// Changes values where they are.
sealed interface PixelRule extends Rule permits Brightness, Contrast, Noise, Cutout {
    /// Changes the image of `shape` that begins at `offset`, in row, column, channel order, values from 0 to 1 before
    /// and after.
    void change(float[] images, int offset, Shape shape, Draws draws);
}
