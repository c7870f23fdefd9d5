package dev.netloom.engine.history;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/// Weights of a run that are kept in a file.
///
/// @param step after which they were taken
/// @param epoch that the step ended; empty where a run was stopped within one
/// @param best true for those of the best epoch
/// @param last true for the newest
/// @param bytes length of the file
/// @param state the file with what it takes to go on from here to the bit: see [ResumeFile]; empty where there is
/// none
public record Checkpoint(
        long run,
        long step,
        OptionalInt epoch,
        boolean best,
        boolean last,
        Path file,
        long bytes,
        Optional<Path> state) {}
