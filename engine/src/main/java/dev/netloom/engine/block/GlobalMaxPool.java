package dev.netloom.engine.block;

import java.util.List;

/// Takes the largest value of every channel: whether, not where, a filter found what it looks for.
public record GlobalMaxPool() implements Block {
    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.vector(inputs.getFirst().channels());
    }

    @Override
    public Window window(Shape input) {
        return Window.all(input);
    }
}
