package dev.netloom.engine.layer;

/// What a network is run for: dropout silences and batch normalisation measures while training only.
public enum Mode {
    TRAINING,
    EVALUATION
}
