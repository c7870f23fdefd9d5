package dev.netloom.engine.block;

import java.util.List;

/// Lays an image out as one vector, in channel, row, column order.
public record Flatten() implements Block {
    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.vector(inputs.getFirst().size());
    }

    @Override
    public Window window(Shape input) {
        return Window.all(input);
    }
}
