package dev.netloom.app.image;

/// Colours for values, from one end of a scale to the other.
public enum ColourMap {
    /// From black to white.
    GREY(false, 0x000000, 0xffffff),

    /// For values around zero: blue below, near-white at 0, red above, each as far as the other. Colour-blind readers
    /// tell the ends apart too (ColorBrewer's RdBu).
    DIVERGING(
            true, 0x053061, 0x2166ac, 0x4393c3, 0x92c5de, 0xd1e5f0, 0xf7f7f7, 0xfddbc7, 0xf4a582, 0xd6604d, 0xb2182b,
            0x67001f),

    /// For what is nowhere below 0, from nearly black over purple and orange to pale yellow: each is lighter than the
    /// one before, so that readers tell them apart who see no colours (matplotlib's inferno).
    HEAT(false, 0x000004, 0x1b0c41, 0x4a0c6b, 0x781c6d, 0xa52c60, 0xcf4446, 0xed6925, 0xfb9b06, 0xf7d13d, 0xfcffa4),

    /// For outputs of blocks, as a digit is drawn: 0 is nearly black, in both themes, and the brighter the stronger;
    /// positive values are white, negative ones blue.
    INK(true, 0x489cff, 0x11151c, 0xfffaf0);

    private static final int OPAQUE = 0xff000000;

    /// Steps of [#DIVERGING]: an even number, so that 0 has its own colour.
    private static final double STEPS = 254;

    private final boolean signed;
    private final int[] stops;

    ColourMap(boolean signed, int... stops) {
        this.signed = signed;
        this.stops = stops;
    }

    /// Whether 0 is in the middle.
    boolean isSigned() {
        return signed;
    }

    /// ARGB of a value where `largest` is the end of the scale.
    public int colour(float value, float largest) {
        float part = largest > 0 ? value / largest : 0;
        return at(signed ? (part + 1) / 2 : part);
    }

    /// ARGB at a share of the way from the lowest to the highest.
    int at(float share) {
        float within = Math.clamp(share, 0, 1);
        double place = (this == DIVERGING ? Math.round(within * STEPS) / STEPS : within) * (stops.length - 1);
        int stop = Math.min((int) place, stops.length - 2);
        return OPAQUE | mix(stops[stop], stops[stop + 1], place - stop);
    }

    /// Of two colours (RGB), the second by this share.
    public static int mix(int from, int to, double share) {
        int mixed = 0;
        for (int bits = 16; bits >= 0; bits -= 8) {
            int low = from >> bits & 0xff;
            int high = to >> bits & 0xff;
            mixed = mixed << 8 | (int) Math.round(low + share * (high - low));
        }
        return mixed;
    }
}
