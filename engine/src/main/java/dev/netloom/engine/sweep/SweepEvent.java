package dev.netloom.engine.sweep;

import dev.netloom.engine.train.TrainingEvent;

/// What a sweep tells while it goes, on the thread that trains.
public sealed interface SweepEvent {
    /// A point tells of its run.
    ///
    /// @param epochs that it is trained for now, in all
    record Learned(SweepPoint point, int epochs, TrainingEvent event, SweepProgress progress) implements SweepEvent {}

    /// A point is as far as it goes for now.
    ///
    /// @param found whether the history had it already
    record Ended(PointResult result, boolean found) implements SweepEvent {}
}
