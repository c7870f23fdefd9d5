package dev.netloom.engine.train;

import dev.netloom.engine.network.Weights;
import java.util.Optional;

/// What a run begins with.
///
/// @param weights instead of drawn ones
/// @param state where another run was when it had these weights: this one goes on from there; empty for a run that
///              begins at its first step
public record TrainingStart(Optional<Weights> weights, Optional<ResumeState> state) {
    /// Weights drawn by the run's seed.
    public static final TrainingStart DRAWN = new TrainingStart(Optional.empty(), Optional.empty());

    public static TrainingStart from(Weights weights) {
        return new TrainingStart(Optional.of(weights), Optional.empty());
    }

    /// Goes on where another run was.
    public static TrainingStart resuming(Weights weights, ResumeState state) {
        return new TrainingStart(Optional.of(weights), Optional.of(state));
    }
}
