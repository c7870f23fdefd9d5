package dev.netloom.engine.reference;

import dev.netloom.engine.block.Shape;

/// Where the values of a batch of images lie in one flat array.
record Nchw(Shape shape) {
    int size(int batch) {
        return batch * shape.size();
    }

    int at(int image, int channel, int row, int column) {
        return ((image * shape.channels() + channel) * shape.height() + row) * shape.width() + column;
    }

    boolean inside(int row, int column) {
        return row >= 0 && row < shape.height() && column >= 0 && column < shape.width();
    }

    /// The channel of the value at `index`.
    int channel(int index) {
        return index / (shape.height() * shape.width()) % shape.channels();
    }
}
