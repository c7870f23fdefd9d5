package dev.netloom.engine.network;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;
import java.util.List;
import java.util.stream.IntStream;

/// A wire before it has memory.
///
/// @param values in which precision what flows forward is kept; gradients have the plan's own
/// @param learns whether it has a gradient
/// @param readers how many write a part of that
record WireSize(String name, Shape shape, Precision values, Precision gradients, boolean learns, int readers) {
    /// For one image.
    long bytes() {
        return shape.size() * (values.bytes() + gradientTensors() * gradients.bytes());
    }

    /// Where there is one reader, what it writes is the gradient itself.
    private long gradientTensors() {
        return learns ? readers == 1 ? 1 : readers + 1 : 0;
    }

    ActivationBuffer allocate(NativeScope scope, int batch) {
        Tensor value = tensor(scope, values, batch);
        if (!learns) {
            return new ActivationBuffer(value, null, List.of());
        }
        List<Tensor> contributions = IntStream.range(0, readers)
                .mapToObj(reader -> tensor(scope, gradients, batch))
                .toList();
        Tensor gradient = readers == 1 ? contributions.getFirst() : tensor(scope, gradients, batch);
        return new ActivationBuffer(value, gradient, contributions);
    }

    private Tensor tensor(NativeScope scope, Precision precision, int batch) {
        return scope.tensor(precision, TensorLayout.NHWC, batch, shape.channels(), shape.height(), shape.width());
    }
}
