package dev.netloom.engine.block;

import java.util.List;

/// Takes the mean of every channel. Source: Lin et al., *Network in Network*, 2013.
public record GlobalAveragePool() implements Block {
    @Override
    public Shape outputShape(List<Shape> inputs) {
        return Shape.vector(inputs.getFirst().channels());
    }

    @Override
    public Window window(Shape input) {
        return Window.all(input);
    }
}
