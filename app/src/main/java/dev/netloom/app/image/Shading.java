package dev.netloom.app.image;

/// Values on a scale of colours.
///
/// @param low the value at one end
/// @param high at the other
public record Shading(ColourMap map, float low, float high) {
    /// The scale that holds all of these values, and 0: of a map around 0, as far on either side.
    public static Shading of(ColourMap map, float[] values) {
        float low = 0;
        float high = 0;
        for (float value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        float reach = Math.max(-low, high);
        return map.isSigned() ? new Shading(map, -reach, reach) : new Shading(map, low, high);
    }

    /// ARGB.
    public int colour(float value) {
        return map.isSigned() ? map.colour(value, high) : map.colour(value - low, high - low);
    }
}
