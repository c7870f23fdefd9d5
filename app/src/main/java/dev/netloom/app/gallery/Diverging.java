package dev.netloom.app.gallery;

/// Colours for values around zero: blue below, near-white at 0, red above, each as far as the
/// other. Colour-blind readers tell the ends apart too (ColorBrewer's RdBu).
public final class Diverging {
    private static final int[][] STOPS = {
        {5, 48, 97},
        {33, 102, 172},
        {67, 147, 195},
        {146, 197, 222},
        {209, 229, 240},
        {247, 247, 247},
        {253, 219, 199},
        {244, 165, 130},
        {214, 96, 77},
        {178, 24, 43},
        {103, 0, 31}
    };
    private static final int SHADES = 255;
    private static final int[] TABLE = table();

    private Diverging() {}

    /// The colour (ARGB) of a value where `largest` is the end of the scale.
    public static int colour(float value, float largest) {
        float part = largest > 0 ? Math.clamp(value / largest, -1, 1) : 0;
        return TABLE[Math.round((part + 1) / 2 * (SHADES - 1))];
    }

    private static int[] table() {
        int[] table = new int[SHADES];
        for (int i = 0; i < SHADES; i++) {
            double place = (double) i / (SHADES - 1) * (STOPS.length - 1);
            int stop = Math.min((int) place, STOPS.length - 2);
            table[i] = mix(STOPS[stop], STOPS[stop + 1], place - stop);
        }
        return table;
    }

    private static int mix(int[] from, int[] to, double part) {
        int colour = 0xff;
        for (int i = 0; i < 3; i++) {
            colour = colour << 8 | (int) Math.round(from[i] + part * (to[i] - from[i]));
        }
        return colour;
    }
}
