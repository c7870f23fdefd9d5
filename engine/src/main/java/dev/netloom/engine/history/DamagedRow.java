package dev.netloom.engine.history;

/// Something of a run that cannot be read, and is left out.
///
/// @param run its id; 0 where that is damaged, too
/// @param what the column, and what stands there
public record DamagedRow(long run, String what) {}
