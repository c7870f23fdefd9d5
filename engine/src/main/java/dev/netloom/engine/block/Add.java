package dev.netloom.engine.block;

import java.util.List;
import java.util.Optional;

/// Adds its inputs, value by value: the end of a skip connection. Source: He et al., 2015.
public record Add() implements Block {
    @Override
    public Arity arity() {
        return Arity.MANY;
    }

    @Override
    public Optional<Problem> problem(List<Shape> inputs) {
        Shape first = inputs.getFirst();
        return inputs.stream()
                .filter(shape -> !shape.equals(first))
                .findFirst()
                .map(other -> Problem.of("add.shapes", first, other));
    }

    @Override
    public Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }
}
