package dev.netloom.engine.network;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/// A wire before it has memory. Its tensors are numbered: 0 is the value; where it learns, 1 to `readers` are what
/// each reader writes of the gradient, and the next is their sum, where there is not just one reader.
///
/// @param values in which precision what flows forward is kept; gradients have the plan's own
/// @param learns whether it has a gradient
/// @param readers how many write a part of that
record WireSize(String name, Shape shape, Precision values, Precision gradients, boolean learns, int readers) {
    /// For one image.
    long bytes() {
        return IntStream.range(0, tensors()).mapToLong(this::bytes).sum();
    }

    /// Of one of its tensors, for one image.
    long bytes(int tensor) {
        return (long) shape.size() * (tensor == 0 ? values.bytes() : gradients.bytes());
    }

    int tensors() {
        return 1 + (learns ? hasSum() ? readers + 1 : readers : 0);
    }

    /// Where there is one reader, what it writes is the gradient itself.
    boolean hasSum() {
        return readers != 1;
    }

    /// The number of the gradient itself.
    int gradientTensor() {
        return hasSum() ? readers + 1 : 1;
    }

    ActivationBuffer allocate(NativeScope scope, int batch) {
        return over(scope, batch, tensor -> scope.bytes(batch * bytes(tensor)));
    }

    /// @param memory of each of its tensors
    ActivationBuffer over(NativeScope scope, int batch, IntFunction<MemorySegment> memory) {
        Tensor value = tensor(scope, values, batch, memory.apply(0));
        if (!learns) {
            return new ActivationBuffer(value, null, List.of());
        }
        List<Tensor> contributions = IntStream.rangeClosed(1, readers)
                .mapToObj(reader -> tensor(scope, gradients, batch, memory.apply(reader)))
                .toList();
        Tensor gradient =
                hasSum() ? tensor(scope, gradients, batch, memory.apply(readers + 1)) : contributions.getFirst();
        return new ActivationBuffer(value, gradient, contributions);
    }

    private Tensor tensor(NativeScope scope, Precision precision, int batch, MemorySegment memory) {
        return new Tensor(
                scope, memory, precision, TensorLayout.NHWC, batch, shape.channels(), shape.height(), shape.width());
    }
}
