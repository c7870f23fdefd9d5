package dev.netloom.app.training;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingStart;
import java.util.function.Consumer;

/// What trains: the engine's trainer, or a script in tests. Blocks until the run is over.
@FunctionalInterface
public interface TrainingRunner {
    /// @param start what the run begins with; what only plays a run does not care
    void run(
            Graph graph,
            TrainingStart start,
            Dataset data,
            TrainingConfig plan,
            TrainingControl control,
            Consumer<TrainingEvent> events)
            throws TrainingFailure;
}
