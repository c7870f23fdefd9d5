package dev.netloom.engine.block;

import java.util.List;
import java.util.Optional;

/// One block of a network as the user chose it: its settings, and the rules that follow from them. A block computes
/// nothing; what it does to numbers is its layer.
///
/// Shapes, parameters and multiply-adds are for one image.
public sealed interface Block
        permits Input,
                Weighted,
                Pool,
                Activation,
                Dropout,
                Normalization,
                Flatten,
                GlobalAveragePool,
                GlobalMaxPool,
                Add,
                Concat,
                Output {

    /// How many wires may end at a block.
    enum Arity {
        NONE,
        ONE,
        MANY
    }

    default Arity arity() {
        return Arity.ONE;
    }

    /// What is wrong with inputs of these shapes, if anything is.
    default Optional<Problem> problem(List<Shape> inputs) {
        return Optional.empty();
    }

    /// The output's shape for inputs without a [#problem].
    Shape outputShape(List<Shape> inputs);

    /// The arrays that the block keeps, in the order of files.
    default List<ParameterSpec> parameters(List<Shape> inputs) {
        return List.of();
    }

    /// Multiplications with an addition, of convolutions and dense layers; 0 for all else, as is usual.
    default long multiplyAdds(List<Shape> inputs) {
        return 0;
    }

    /// What one output value sees of the input.
    default Window window(Shape input) {
        return Window.POINT;
    }

    /// The number of trained values.
    default long parameterCount(List<Shape> inputs) {
        return parameters(inputs).stream()
                .filter(ParameterSpec::trained)
                .mapToLong(ParameterSpec::size)
                .sum();
    }
}
