package dev.netloom.engine.layer;

/// One run through a network, forward and backward.
///
/// @param seed decides, together with `step`, everything that is random in it
/// @param dropoutScale what the rates of all dropout layers are multiplied by, 0 (no dropout) to 1 (as they are)
public record Pass(long seed, long step, double dropoutScale) {
    /// With dropout as it is.
    public Pass(long seed, long step) {
        this(seed, step, 1);
    }
}
