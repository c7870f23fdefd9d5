package dev.netloom.engine.train;

import java.util.List;

/// Where runs are trained: on this computer, or on others.
public interface TrainingExecutor extends AutoCloseable {
    /// In turns, a step each, on the thread that calls.
    TrainingExecutor LOCAL = new LocalExecutor();

    /// Whether it trains many at once. Whoever has many runs then hands over all that do not wait for each other; else
    /// only those that are to take turns.
    boolean isParallel();

    /// Trains all jobs, and returns when they have ended or their controls have stopped them.
    ///
    /// @throws TrainingFailure what a job threw when it was told that it fails; or what keeps all of them
    ///                         from being trained
    void run(List<? extends TrainingJob> jobs) throws TrainingFailure;

    /// Gives back what it holds on other computers.
    @Override
    default void close() {}
}
