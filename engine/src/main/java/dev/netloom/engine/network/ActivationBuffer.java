package dev.netloom.engine.network;

import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Tensor;
import java.util.List;

/// The values that flow out of one stage, and their gradient.
///
/// @param gradient where the gradient stands in the end; null where none is needed
/// @param contributions what each reader of the wire writes, in the readers' order; where there is one reader it is
///                      the gradient itself, else the gradient is their sum
record ActivationBuffer(Tensor value, Tensor gradient, List<Tensor> contributions) {
    ActivationBuffer images(NativeScope scope, int first, int count) {
        if (gradient == null) {
            return new ActivationBuffer(value.images(scope, first, count), null, contributions);
        }
        Tensor part = gradient.images(scope, first, count);
        List<Tensor> parts = isFork()
                ? contributions.stream()
                        .map(contribution -> contribution.images(scope, first, count))
                        .toList()
                : List.of(part);
        return new ActivationBuffer(value.images(scope, first, count), part, parts);
    }

    boolean isFork() {
        return contributions.size() > 1;
    }
}
