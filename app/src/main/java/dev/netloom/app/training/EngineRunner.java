package dev.netloom.app.training;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import java.util.Optional;
import java.util.function.Consumer;

/// Trains with the engine's trainer.
public final class EngineRunner implements TrainingRunner {
    @Override
    public void run(
            Graph graph, Dataset data, TrainingConfig plan, TrainingControl control, Consumer<TrainingEvent> events)
            throws TrainingFailure {
        run(graph, Optional.empty(), data, plan, control, events);
    }

    @Override
    public void run(
            Graph graph,
            Optional<Weights> start,
            Dataset data,
            TrainingConfig plan,
            TrainingControl control,
            Consumer<TrainingEvent> events)
            throws TrainingFailure {
        Trainer trainer = new Trainer(graph, data, plan, control, events);
        start.ifPresent(trainer::startingFrom);
        trainer.run();
    }
}
