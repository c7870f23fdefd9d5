package dev.netloom.engine.train;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;

/// One run that a [TrainingExecutor] is to train, and who follows it. Everything is asked and told on the thread that
/// called [TrainingExecutor#run].
public interface TrainingJob {
    /// What a person knows it by.
    String name();

    Graph graph();

    Dataset data();

    TrainingConfig config();

    TrainingStart start();

    /// Of this run alone, though others may be stopped and paused with it.
    TrainingControl control();

    /// The run is stopped at the end of this epoch, from 1; by whoever hears of it, too.
    default int lastEpoch() {
        return config().epochs();
    }

    /// It is about to be trained.
    void begin();

    void hear(TrainingEvent event);

    /// It cannot begin or go on.
    ///
    /// @throws TrainingFailure where runs that it takes turns with end with it
    void fail(TrainingFailure why) throws TrainingFailure;

    /// The last call, of every run that began.
    void end();
}
