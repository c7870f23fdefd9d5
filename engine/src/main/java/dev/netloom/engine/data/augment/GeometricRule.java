package dev.netloom.engine.data.augment;

/// Moves pixels. All rules of this kind become one affine map, so that an image is interpolated only once.
sealed interface GeometricRule extends Rule permits Shift, Rotate, Scale, Shear, Flip, Crop {
    /// Draws how far to go for one image, and does it after all that `map` does already.
    void addTo(AffineMap map, Draws draws);
}
