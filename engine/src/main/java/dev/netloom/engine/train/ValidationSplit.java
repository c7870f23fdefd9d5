package dev.netloom.engine.train;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.StratifiedChoice;
import java.util.Optional;

/// Training images in two parts: those to learn from, and those held out to choose settings by, so that nobody is
/// tempted to choose them by the test set. Both stay in the order of their file.
///
/// @param validation empty where none are held out
public record ValidationSplit(LabelledImages train, Optional<LabelledImages> validation) {
    /// Apart from the streams that order the images of an epoch, whose last number is negative, and those that draw
    /// initial weights, which count from 0.
    private static final int STREAM = Integer.MAX_VALUE;

    /// @param share of the images to hold out, 0 to below 1, as much of each class; at least one is left
    /// @param seed decides which
    public static ValidationSplit of(LabelledImages images, double share, long seed) {
        int[] held = places(images, share, seed);
        if (held.length == 0) {
            return new ValidationSplit(images, Optional.empty());
        }
        LabelledImages train = images.select(StratifiedChoice.others(images, held));
        return new ValidationSplit(train, Optional.of(images.select(held)));
    }

    /// The places of the images that a run with this share and seed holds out, in ascending order.
    public static int[] places(LabelledImages images, double share, long seed) {
        return StratifiedChoice.places(images, heldOut(images.size(), share), (int) seed, (int) (seed >>> 32), STREAM);
    }

    static int heldOut(int images, double share) {
        return Math.clamp(Math.round(share * images), 0, Math.max(images - 1, 0));
    }
}
