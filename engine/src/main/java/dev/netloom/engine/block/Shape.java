package dev.netloom.engine.block;

/// What flows along a wire for one image: `channels` planes of `height` rows and `width` columns.
///
/// A vector (the output of a dense layer, say) is a shape of one row and one column.
public record Shape(int channels, int height, int width) {
    public Shape {
        if (channels < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("shape " + channels + "x" + height + "x" + width + " has an empty side");
        }
    }

    public static Shape vector(int length) {
        return new Shape(length, 1, 1);
    }

    /// Values per image.
    public int size() {
        return Math.multiplyExact(channels, Math.multiplyExact(height, width));
    }

    public boolean isVector() {
        return height == 1 && width == 1;
    }

    /// `16 × 28 × 28`, or `50` for a vector.
    @Override
    public String toString() {
        return isVector() ? Integer.toString(channels) : channels + " × " + height + " × " + width;
    }
}
