package dev.netloom.app.training;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingStart;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A run that tells what the test makes it tell, when the test does.
final class PlayedRun implements TrainingRunner {
    private final BlockingQueue<Optional<TrainingEvent>> script = new LinkedBlockingQueue<>();
    private volatile TrainingControl control;

    void tell(TrainingEvent event) {
        script.add(Optional.of(event));
    }

    void end() {
        script.add(Optional.empty());
    }

    TrainingControl control() {
        return control;
    }

    @Override
    public void run(
            Graph graph,
            TrainingStart start,
            Dataset data,
            TrainingConfig plan,
            TrainingControl control,
            Consumer<TrainingEvent> events) {
        this.control = control;
        try {
            for (Optional<TrainingEvent> next = script.take(); next.isPresent(); next = script.take()) {
                events.accept(next.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
