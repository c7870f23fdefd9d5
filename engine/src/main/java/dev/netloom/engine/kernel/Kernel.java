package dev.netloom.engine.kernel;

/// One computation on fixed tensors.
@FunctionalInterface
public interface Kernel {
    /// Does nothing.
    Kernel NONE = () -> {};

    void run();
}
