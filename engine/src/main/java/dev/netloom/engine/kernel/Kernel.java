package dev.netloom.engine.kernel;

import java.util.Arrays;

/// One computation on fixed tensors.
@FunctionalInterface
public interface Kernel {
    /// Does nothing.
    Kernel NONE = () -> {};

    void run();

    static Kernel inOrder(Kernel... kernels) {
        Kernel[] steps = Arrays.stream(kernels).filter(kernel -> kernel != NONE).toArray(Kernel[]::new);
        return () -> {
            for (Kernel step : steps) {
                step.run();
            }
        };
    }
}
