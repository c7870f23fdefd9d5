package dev.netloom.engine.block;

import java.util.List;

/// Squeezes every value between −1 and 1: y = (exp(x) − exp(−x)) / (exp(x) + exp(−x)).
public record Tanh() implements Block {
    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }
}
