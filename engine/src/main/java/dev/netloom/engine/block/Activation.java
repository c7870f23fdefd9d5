package dev.netloom.engine.block;

import java.util.List;

/// A function that is applied to every value by itself, and is no straight line: y = f(x).
public sealed interface Activation extends Block permits Relu, LeakyRelu, Sigmoid, Tanh, Gelu, Silu {

    /// What a function looks like.
    enum Form {
        /// Straight on either side of 0.
        RECTIFYING,
        /// Bounded at both ends, where it is flat.
        SQUASHING,
        /// x times a share of it between 0 and 1.
        GATING
    }

    Form form();

    /// f(x).
    double value(double x);

    /// f′(x).
    double slope(double x);

    @Override
    default Shape outputShape(List<Shape> inputs) {
        return inputs.getFirst();
    }
}
