package dev.netloom.engine.block;

import java.util.List;
import java.util.Optional;

/// Stacks the channels of its inputs, in the order of their wires: the end of an inception module.
public record Concat() implements Block {
    @Override
    public Arity arity() {
        return Arity.MANY;
    }

    @Override
    public Optional<Problem> problem(List<Shape> inputs) {
        Shape first = inputs.getFirst();
        return inputs.stream()
                .filter(shape -> shape.height() != first.height() || shape.width() != first.width())
                .findFirst()
                .map(other -> Problem.of("concat.shapes", first, other));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        Shape first = inputs.getFirst();
        int channels = inputs.stream().mapToInt(Shape::channels).sum();
        return new Shape(channels, first.height(), first.width());
    }
}
