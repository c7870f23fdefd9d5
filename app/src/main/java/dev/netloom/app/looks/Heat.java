package dev.netloom.app.looks;

/// Colours for what is nowhere below 0, from nearly black over purple and orange to pale yellow: each
/// is lighter than the one before, so that readers tell them apart who see no colours (matplotlib's
/// inferno).
final class Heat {
    private static final int[] STOPS = {
        0x000004, 0x1b0c41, 0x4a0c6b, 0x781c6d, 0xa52c60, 0xcf4446, 0xed6925, 0xfb9b06, 0xf7d13d, 0xfcffa4
    };
    private static final int OPAQUE = 0xff000000;

    private Heat() {}

    /// ARGB of a value where `largest` is the end of the scale.
    static int colour(float value, float largest) {
        double place = largest > 0 ? Math.clamp(value / largest, 0, 1) * (STOPS.length - 1) : 0;
        int stop = Math.min((int) place, STOPS.length - 2);
        return OPAQUE | mix(STOPS[stop], STOPS[stop + 1], place - stop);
    }

    /// Of two colours (RGB), the second by this share.
    static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int bits = 16; bits >= 0; bits -= 8) {
            int low = from >> bits & 0xff;
            int high = to >> bits & 0xff;
            mixed = mixed << 8 | (int) Math.round(low + share * (high - low));
        }
        return mixed;
    }
}
