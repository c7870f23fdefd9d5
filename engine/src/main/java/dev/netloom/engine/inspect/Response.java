package dev.netloom.engine.inspect;

import dev.netloom.engine.block.Shape;

/// What one block puts out for one image: a plane of values per channel. Two of them are equal only if they are the
/// same object, which is how [Inspection] tells what it has computed already.
public final class Response {
    private final Shape shape;
    private final float[] values;

    /// @param values in row, column, channel order, as a network keeps them; not written to afterwards
    Response(Shape shape, float[] values) {
        if (values.length != shape.size()) {
            throw new IllegalArgumentException(values.length + " values are not of shape " + shape);
        }
        this.shape = shape;
        this.values = values;
    }

    public Shape shape() {
        return shape;
    }

    public float value(int channel, int row, int column) {
        return values[(row * shape.width() + column) * shape.channels() + channel];
    }

    /// In row, column, channel order.
    float[] values() {
        return values;
    }
}
