package dev.netloom.app.training;

import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import java.util.Optional;

/// The epoch of a run after which most images were recognised.
///
/// @param epoch from 1
/// @param step the last of the epoch
/// @param judged on the images held out for validation, where there are any; else on the test images
/// @param weights as they were then; empty where they are too many to be kept besides those of the run
public record BestEpoch(int epoch, long step, Evaluation judged, Optional<Weights> weights) {}
