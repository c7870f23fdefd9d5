package dev.netloom.app.preview;

/// Colours for outputs of blocks, as a digit is drawn: 0 is nearly black, in both themes, and the brighter the
/// stronger; positive values are white, negative ones blue.
final class Shades {
    private static final int[] ZERO = {17, 21, 28};
    private static final int[] POSITIVE = {255, 250, 240};
    private static final int[] NEGATIVE = {72, 156, 255};

    private Shades() {}

    /// The colour (ARGB) of a value where `largest` is the end of the scale.
    static int colour(float value, float largest) {
        float part = largest > 0 ? Math.clamp(Math.abs(value) / largest, 0, 1) : 0;
        int[] end = value < 0 ? NEGATIVE : POSITIVE;
        int colour = 0xff;
        for (int i = 0; i < 3; i++) {
            colour = colour << 8 | Math.round(ZERO[i] + part * (end[i] - ZERO[i]));
        }
        return colour;
    }
}
