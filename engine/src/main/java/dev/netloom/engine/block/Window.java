package dev.netloom.engine.block;

/// The part of its input that one output value of a block sees, in input pixels, and how far apart the windows of
/// neighbouring outputs lie.
public record Window(int height, int width, int stride) {
    /// One input pixel for one output pixel.
    public static final Window POINT = new Window(1, 1, 1);

    static Window square(int size, int stride) {
        return new Window(size, size, stride);
    }

    static Window all(Shape input) {
        return new Window(input.height(), input.width(), 1);
    }
}
