package dev.netloom.engine.history;

import java.nio.file.Path;
import java.util.OptionalInt;

/// Weights of a run that are kept in a file.
///
/// @param step after which they were taken
/// @param epoch that the step ended; empty where a run was stopped within one
/// @param best true for those of the best epoch
/// @param last true for the newest
/// @param bytes length of the file
public record Checkpoint(long run, long step, OptionalInt epoch, boolean best, boolean last, Path file, long bytes) {}
