package dev.netloom.engine.block;

import java.util.List;

/// Lets positive values pass and makes the others 0: y = max(0, x).
public record Relu() implements Block {
    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }
}
