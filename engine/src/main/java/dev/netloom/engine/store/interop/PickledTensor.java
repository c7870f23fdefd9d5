package dev.netloom.engine.store.interop;

import dev.netloom.engine.store.FileProblem;
import java.util.Optional;

/// An array that a pickle describes, and that has no name yet.
interface PickledTensor {
    /// Empty where it holds no numbers.
    ///
    /// @param wrong what to throw where it cannot be right
    Optional<NamedTensor> named(String name, FileProblem wrong) throws FileProblem;
}
