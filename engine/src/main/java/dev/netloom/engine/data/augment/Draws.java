package dev.netloom.engine.data.augment;

import dev.netloom.engine.layer.RandomMask;

/// The random numbers of one image. Which they are follows from seed, epoch and image alone, whatever was drawn before
/// for others, on whatever thread.
final class Draws {
    /// Keeps these streams apart from those of the layers, which the same seed begins.
    private static final long SALT = 0x6A09E667F3BCC909L; // the fraction of √2

    /// Keeps what mixes two images apart from what changes one.
    private static final long MIXING_SALT = 0xBB67AE8584CAA73BL; // the fraction of √3

    private static final int PIECE = 16;
    private static final int PIECE_MASK = (1 << PIECE) - 1;

    private long stream;
    private long place;

    void begin(long seed, int epoch, int image) {
        stream = RandomMask.stream(seed ^ SALT, epoch, image);
        place = 0;
    }

    /// Begins the numbers by which an image is mixed with another.
    void beginMixing(long seed, int epoch, int image) {
        begin(seed ^ MIXING_SALT, epoch, image);
    }

    /// From Beta(α, α) by rejection: u^(1/α) / (u^(1/α) + v^(1/α)) where that sum is at most 1. Source: Jöhnk,
    /// *Erzeugung von betaverteilten und gammaverteilten Zufallszahlen*, 1964.
    ///
    /// @param alpha from 0 to 4: the larger, the more are rejected; 0 gives 1
    double beta(double alpha) {
        if (alpha == 0) {
            return 1;
        }
        while (true) {
            double u = uniform();
            double v = uniform();
            double first = Math.pow(u, 1 / alpha);
            double sum = first + Math.pow(v, 1 / alpha);
            if (sum == 0) { // both are too small for a double: the larger one is all
                return u > v ? 1 : 0;
            }
            if (sum <= 1) {
                return first / sum;
            }
        }
    }

    /// From 0 to below 1.
    double uniform() {
        return RandomMask.uniform(stream, place++);
    }

    /// From -`most` to `most`.
    double upTo(double most) {
        return most * (2 * uniform() - 1);
    }

    /// A whole number from 0 to below `bound`.
    int below(int bound) {
        return (int) (uniform() * bound);
    }

    /// Mean 0, standard deviation 1, from -3 to 3: the sum of three uniform numbers of 16 bits, all pieces of one.
    double bell() {
        long bits = (long) (uniform() * (1L << 3 * PIECE));
        long sum = (bits & PIECE_MASK) + (bits >> PIECE & PIECE_MASK) + (bits >> 2 * PIECE);
        return (sum - 1.5 * PIECE_MASK) * (2.0 / (1 << PIECE)); // a sum of three has variance 3 / 12
    }
}
