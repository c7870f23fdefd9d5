package dev.netloom.engine.block;

/// The part of its input that one output value of a block sees, in input pixels, and how far apart the windows of
/// neighbouring outputs lie.
///
/// @param padding rows and columns around the input that windows may cover
public record Window(int height, int width, int stride, int padding) {
    /// One input pixel for one output pixel.
    public static final Window POINT = new Window(1, 1, 1, 0);

    static Window square(int size, int stride, int padding) {
        return new Window(size, size, stride, padding);
    }

    static Window all(Shape input) {
        return new Window(input.height(), input.width(), 1, 0);
    }
}
