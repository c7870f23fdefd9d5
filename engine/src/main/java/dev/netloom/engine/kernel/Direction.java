package dev.netloom.engine.kernel;

import dev.netloom.engine.kernel.WeightedKernels.Tensors;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What a convolution or dense layer computes.
enum Direction {
    FORWARD("forward"),
    BACKWARD_WEIGHTS("backward-weights"),
    BACKWARD_DATA("backward-data");

    private final String label;

    Direction(String label) {
        this.label = label;
    }

    /// Those of `tensors` that are needed, with other memory.
    Tensors on(Tensors tensors, UnaryOperator<Tensor> read, UnaryOperator<Tensor> written) {
        UnaryOperator<Tensor> reads = tensor -> tensor == null ? null : read.apply(tensor);
        UnaryOperator<Tensor> writes = tensor -> tensor == null ? null : written.apply(tensor);
        return switch (this) {
            case FORWARD ->
                new Tensors(
                        reads.apply(tensors.input()),
                        reads.apply(tensors.weights()),
                        reads.apply(tensors.bias()),
                        writes.apply(tensors.output()),
                        null,
                        null,
                        null,
                        null,
                        null);
            case BACKWARD_WEIGHTS ->
                new Tensors(
                        reads.apply(tensors.input()),
                        null,
                        null,
                        null,
                        null,
                        writes.apply(tensors.weightGradient()),
                        writes.apply(tensors.biasGradient()),
                        reads.apply(tensors.outputGradient()),
                        null);
            case BACKWARD_DATA ->
                new Tensors(
                        null,
                        reads.apply(tensors.weights()),
                        null,
                        null,
                        writes.apply(tensors.inputGradient()),
                        null,
                        null,
                        reads.apply(tensors.outputGradient()),
                        null);
        };
    }

    /// What is written.
    List<Tensor> results(Tensors tensors) {
        Stream<Tensor> results =
                switch (this) {
                    case FORWARD -> Stream.of(tensors.output());
                    case BACKWARD_WEIGHTS -> Stream.of(tensors.weightGradient(), tensors.biasGradient());
                    case BACKWARD_DATA -> Stream.of(tensors.inputGradient());
                };
        return results.filter(Objects::nonNull).toList();
    }

    @Override
    public String toString() {
        return label;
    }
}
