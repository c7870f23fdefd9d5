package dev.netloom.engine.sweep;

/// How far a sweep is, counted in multiply-adds.
///
/// @param fraction 0 to 1
/// @param secondsLeft NaN where the speed is not known yet
public record SweepProgress(double fraction, double secondsLeft) {}
