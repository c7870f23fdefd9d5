package dev.netloom.engine.ensemble;

import dev.netloom.engine.history.RunDetails;
import dev.netloom.engine.train.TrainingEvent;

/// What the training of members tells while it goes, on the thread that trains. Members count from 0.
public sealed interface MemberEvent {
    /// A member is about to be trained.
    record Beginning(int member, long seed) implements MemberEvent {}

    /// A member tells of its run.
    record Learned(int member, long seed, TrainingEvent event) implements MemberEvent {}

    /// A member is ready.
    ///
    /// @param found whether the history had it already
    record Ready(int member, long seed, RunDetails run, boolean found) implements MemberEvent {}
}
