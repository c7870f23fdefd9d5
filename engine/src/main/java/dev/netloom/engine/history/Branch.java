package dev.netloom.engine.history;

/// The checkpoint that a run went on from.
///
/// @param run its id
/// @param step after which the weights were kept
public record Branch(long run, long step) {}
