package dev.netloom.engine.block;

import java.util.List;

/// Squeezes every value between 0 and 1: y = 1 / (1 + exp(−x)).
public record Sigmoid() implements Block {
    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }
}
