package dev.netloom.engine.inspect;

/// A rectangle of a map: rows from `top` to before `bottom`, columns from `left` to before `right`. Windows may reach
/// over the edge of the map, into the padding.
public record Region(int top, int left, int bottom, int right) {
    /// One value.
    public static Region at(int row, int column) {
        return new Region(row, column, row + 1, column + 1);
    }

    public int height() {
        return bottom - top;
    }

    public int width() {
        return right - left;
    }

    /// The smallest that holds both.
    Region with(Region other) {
        return new Region(
                Math.min(top, other.top),
                Math.min(left, other.left),
                Math.max(bottom, other.bottom),
                Math.max(right, other.right));
    }

    /// The part of a map of `height` × `width` that it covers.
    public Region within(int height, int width) {
        return new Region(
                Math.clamp(top, 0, height),
                Math.clamp(left, 0, width),
                Math.clamp(bottom, 0, height),
                Math.clamp(right, 0, width));
    }
}
