package dev.netloom.engine.kernel;

import dev.netloom.engine.kernel.WeightedKernels.Tensors;

/// One of several kernels that compute the same, before any of them is made.
///
/// @param name oneDNN's name of the implementation, with what is done around it
record Variant(String name, Maker maker) {
    /// Makes the kernel for tensors of the shapes that it was found for, with memory from the scope of `kernels`.
    interface Maker {
        Kernel make(Kernels kernels, Tensors tensors, PreparedWeights prepared);
    }
}
