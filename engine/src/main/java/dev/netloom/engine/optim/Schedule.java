package dev.netloom.engine.optim;

/// How the learning rate changes over a run.
public enum Schedule {
    /// η_t = η.
    CONSTANT,
    /// η_t = η · (1 + cos(π · t / T)) / 2: from the full rate at the first step down to almost 0 at the last of T
    /// (Loshchilov and Hutter, *SGDR*, 2017, equation 5, without restarts).
    COSINE;

    /// The rate of a step.
    ///
    /// @param rate the rate chosen for the run
    /// @param step from 1 to `steps`
    public double rate(double rate, long step, long steps) {
        return switch (this) {
            case CONSTANT -> rate;
            case COSINE -> rate * (1 + Math.cos(Math.PI * (step - 1) / steps)) / 2;
        };
    }
}
