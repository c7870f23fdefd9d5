package dev.netloom.engine.optim;

import java.lang.foreign.MemorySegment;

/// Moves parameters along their gradients, all of them in one pass over the flat vectors.
public interface Optimizer {
    /// One step over `count` float32 parameters.
    void step(MemorySegment parameters, MemorySegment gradients, double learningRate);

    /// @param count how many parameters there are
    static Optimizer of(OptimizerKind kind, int count) {
        return switch (kind) {
            case SGD -> new Sgd(count);
            case MOMENTUM -> new Momentum(count, 0.9);
            case ADAM -> new Adam(count, 0.9, 0.999, 1e-8);
        };
    }
}
