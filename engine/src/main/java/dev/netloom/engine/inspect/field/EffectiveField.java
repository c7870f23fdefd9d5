package dev.netloom.engine.inspect.field;

import dev.netloom.engine.inspect.Region;

/// How much of a unit's gradient lies on every pixel of the image, on average.
///
/// @param height of the image
/// @param share of every pixel, row by row: the mean of |∂unit/∂pixel|, its channels summed, divided so that all
///              pixels together make 1; all 0 where the unit has no gradient at all (behind ReLUs that are shut)
/// @param images that were averaged over
/// @param draws of random weights that were averaged over; 0 for trained ones
public record EffectiveField(int height, int width, float[] share, int images, int draws) {
    /// The share of the gradient on a part of the image.
    public double within(Region region) {
        Region inside = region.within(height, width);
        double sum = 0;
        for (int row = inside.top(); row < inside.bottom(); row++) {
            for (int column = inside.left(); column < inside.right(); column++) {
                sum += share[row * width + column];
            }
        }
        return sum;
    }

    public boolean isNone() {
        for (float one : share) {
            if (one > 0) {
                return false;
            }
        }
        return true;
    }

    /// The theoretical field, made smaller by as many pixels on every side as leave `wanted` of the gradient in it.
    ///
    /// @param field the unit's theoretical field, edges of the image not cut off
    public Region holding(double wanted, Region field) {
        Region holding = field;
        while (holding.height() > 2 && holding.width() > 2) {
            Region smaller =
                    new Region(holding.top() + 1, holding.left() + 1, holding.bottom() - 1, holding.right() - 1);
            if (within(smaller) < wanted) {
                break;
            }
            holding = smaller;
        }
        return holding;
    }
}
