package dev.netloom.app.cluster;

import dev.netloom.engine.train.TrainingCheckpoint;
import dev.netloom.engine.train.TrainingEvent;
import java.util.List;

/// What the threads that listen hand to the one that waits for runs.
sealed interface ClusterMessage {
    /// A run is at a worker, and waits to be described.
    record Arrived(int run, RunConnection from) implements ClusterMessage {}

    record Told(int run, RunConnection from, TrainingEvent event) implements ClusterMessage {}

    record Kept(int run, RunConnection from, TrainingCheckpoint checkpoint) implements ClusterMessage {}

    /// A run cannot begin or go on, wherever it is.
    ///
    /// @param why in words
    record RunFailed(int run, RunConnection from, String key, String why) implements ClusterMessage {}

    /// A connection has ended, with its run or without.
    record Left(int run, RunConnection from) implements ClusterMessage {}

    /// Spark's program says something, see `dev.netloom.cluster.ClusterDriver`.
    record Said(List<String> words) implements ClusterMessage {}

    /// Spark's program has ended.
    record Ended(int status) implements ClusterMessage {}
}
