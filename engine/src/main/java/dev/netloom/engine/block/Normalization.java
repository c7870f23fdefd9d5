package dev.netloom.engine.block;

import java.util.List;

/// Brings values to a common size by what it measures of other values.
public sealed interface Normalization extends Block permits BatchNorm, GroupNorm, LocalResponseNorm {
    /// Whether it makes mean 0 and variance 1, then applies a learned scale and shift.
    boolean standardizes();

    @Override
    default Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }
}
