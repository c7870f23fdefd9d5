package dev.netloom.engine.data.augment;

import dev.netloom.engine.layer.RandomMask;

/// The random numbers of one image. Which they are follows from seed, epoch and image alone, whatever was drawn before
/// for others, on whatever thread.
final class Draws {
    /// Keeps these streams apart from those of the layers, which the same seed begins.
    private static final long SALT = 0x6A09E667F3BCC909L; // the fraction of √2

    private static final int PIECE = 16;
    private static final int PIECE_MASK = (1 << PIECE) - 1;

    private long stream;
    private long place;

    void begin(long seed, int epoch, int image) {
        stream = RandomMask.stream(seed ^ SALT, epoch, image);
        place = 0;
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
