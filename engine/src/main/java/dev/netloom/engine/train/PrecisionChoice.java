package dev.netloom.engine.train;

import dev.netloom.engine.kernel.Precision;

/// What is asked for where a precision is to be chosen.
public enum PrecisionChoice {
    /// bfloat16 where the processor multiplies it itself, else float32.
    AUTO,
    FLOAT32,
    BFLOAT16;

    /// What is chosen on this processor. May load native code to ask it, which takes a moment.
    public Precision here() {
        return switch (this) {
            case AUTO -> Precision.best();
            case FLOAT32 -> Precision.FLOAT32;
            case BFLOAT16 -> Precision.BFLOAT16;
        };
    }
}
