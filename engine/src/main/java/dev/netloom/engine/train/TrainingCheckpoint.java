package dev.netloom.engine.train;

import dev.netloom.engine.network.Weights;

/// All that it takes to go on with a run from the boundary between two steps.
///
/// @param step that was taken last, from 1 over all epochs; 0 before the first
public record TrainingCheckpoint(long step, Weights weights, ResumeState state) {}
