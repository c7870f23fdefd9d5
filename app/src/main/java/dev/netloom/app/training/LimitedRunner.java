package dev.netloom.app.training;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingDescription;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingFailure;
import dev.netloom.engine.train.TrainingStart;
import java.util.function.Consumer;

/// Trains on as many of the training images as the settings say.
public final class LimitedRunner implements TrainingRunner {
    private final TrainingRunner runner;
    private volatile int images;

    /// @param settings followed on the FX thread
    public LimitedRunner(TrainingRunner runner, TrainingSettings settings) {
        this.runner = runner;
        settings.describedProperty()
                .subscribe(
                        known -> images = known.map(TrainingDescription::images).orElse(images));
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
        runner.run(graph, start, limited(data), plan, control, events);
    }

    private Dataset limited(Dataset data) {
        int count = images;
        return count == 0 || count >= data.train().size() ? data : data.limited(count);
    }
}
