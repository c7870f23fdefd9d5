package dev.netloom.engine.optim;

import java.lang.foreign.MemorySegment;
import java.util.List;

/// What is remembered from one training step to the next, beside the parameters themselves. A run that is to go on
/// later as if it had never stopped keeps all of it.
public interface StepMemory {
    /// The vectors of float32 values that are remembered, always the same ones in the same order: whoever keeps them
    /// copies them, and whoever goes on writes into them.
    List<MemorySegment> state();

    /// Steps that were taken.
    int steps();

    /// Goes on as after so many steps, once [#state] holds what it held then.
    void restore(int steps);
}
