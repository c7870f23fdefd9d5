package dev.netloom.engine.layer;

/// Random numbers by place instead of by turn: the n-th number of a stream can be had without the ones before, so
/// that every thread finds the same ones. The mixing is that of SplitMix64 (Steele, Lea and Flood, 2014).
public final class RandomMask {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private RandomMask() {}

    /// A stream of its own for every seed, step and layer.
    public static long stream(long seed, long step, int layer) {
        return mix(mix(mix(seed + GOLDEN) + step * GOLDEN) + layer * GOLDEN);
    }

    /// The number at `index`, from 0 to below 1.
    public static double uniform(long stream, long index) {
        return (mix(stream + index * GOLDEN) >>> 11) * 0x1.0p-53;
    }

    private static long mix(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }
}
