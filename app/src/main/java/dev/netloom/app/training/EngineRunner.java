package dev.netloom.app.training;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingStart;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/// Trains with the engine's trainer.
public final class EngineRunner implements TrainingRunner {
    private final IntSupplier cores;

    /// On all cores.
    public EngineRunner() {
        this(Trainer::cores);
    }

    /// @param cores is asked at the beginning of each run, on the thread that trains
    public EngineRunner(IntSupplier cores) {
        this.cores = cores;
    }

    @Override
    public void run(
            Graph graph,
            TrainingStart start,
            Dataset data,
            TrainingConfig plan,
            TrainingControl control,
            Consumer<TrainingEvent> events)
            throws TrainingFailure {
        new Trainer(graph, data, plan, control, events)
                .onCores(cores.getAsInt())
                .startingFrom(start)
                .run();
    }
}
