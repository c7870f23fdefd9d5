package dev.netloom.engine.layer;

/// One run through a network, forward and backward.
///
/// @param seed decides, together with `step`, everything that is random in it
public record Pass(long seed, long step) {}
