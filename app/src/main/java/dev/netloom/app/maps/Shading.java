package dev.netloom.app.maps;

import dev.netloom.app.gallery.Diverging;

/// From values to colours: grey from the lowest (black) to the highest (white), or blue, white and red around 0.
///
/// @param low the value at one end
/// @param high at the other
record Shading(float low, float high, boolean diverging) {
    private static final int OPAQUE = 0xff000000;

    static Shading of(float[] values, boolean diverging) {
        float low = 0;
        float high = 0;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        float reach = Math.max(-low, high);
        return diverging ? new Shading(-reach, reach, true) : new Shading(low, high, false);
    }

    /// ARGB.
    int colour(float value) {
        if (diverging) {
            return Diverging.colour(value, high);
        }
        int grey = high > low ? Math.round(Math.clamp((value - low) / (high - low), 0, 1) * 255) : 0;
        return OPAQUE | grey << 16 | grey << 8 | grey;
    }
}
