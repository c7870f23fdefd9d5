package dev.netloom.engine.train;

import dev.netloom.engine.data.LabelledImages;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/// Training images in two parts: those to learn from, and those held out to choose settings by, so that nobody is
/// tempted to choose them by the test set. Both stay in the order of their file.
///
/// @param validation empty where none are held out
public record ValidationSplit(LabelledImages train, Optional<LabelledImages> validation) {
    /// Apart from the streams that order the images of an epoch, whose last number is negative, and those that draw
    /// initial weights, which count from 0.
    private static final int STREAM = Integer.MAX_VALUE;

    /// @param share of the images to hold out, 0 to below 1; at least one is left to learn from
    /// @param seed decides which
    static ValidationSplit of(LabelledImages images, double share, long seed) {
        int held = heldOut(images.size(), share);
        if (held == 0) {
            return new ValidationSplit(images, Optional.empty());
        }
        int[] order = permutation(images.size(), seed);
        int[] train = sorted(order, held, order.length);
        return new ValidationSplit(images.select(train), Optional.of(images.select(sorted(order, 0, held))));
    }

    /// The places of the images that a run with this share and seed holds out, in ascending order.
    ///
    /// @param images how many there are
    public static int[] places(int images, double share, long seed) {
        return sorted(permutation(images, seed), 0, heldOut(images, share));
    }

    private static int[] sorted(int[] order, int from, int to) {
        int[] part = Arrays.copyOfRange(order, from, to);
        Arrays.sort(part);
        return part;
    }

    static int heldOut(int images, double share) {
        return Math.clamp(Math.round(share * images), 0, Math.max(images - 1, 0));
    }

    private static int[] permutation(int size, long seed) {
        RandomGenerator random = new Well19937c(new int[] {(int) seed, (int) (seed >>> 32), STREAM});
        int[] order = new int[size];
        for (int i = 0; i < size; i++) { // inside out: each comes to a random place among those before it
            int place = random.nextInt(i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }
}
