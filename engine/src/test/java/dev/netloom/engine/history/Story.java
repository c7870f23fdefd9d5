package dev.netloom.engine.history;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Misclassified;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.Progress;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs that never trained, told event by event.
final class Story {
    static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    static final int STEPS = 20;
    static final int TEST = 100;
    static final DataIdentity DATA =
            new DataIdentity("digits", "/data/digits", 2_000, TEST, "0123456789abcdef", "fit=crop");

    private Story() {}

    static HistorySource source(Path folder) {
        return new HistorySource(folder, InstantSource.fixed(NOON), aside -> {
            throw new AssertionError("moved to " + aside);
        });
    }

    static Project project(String name) {
        Graph graph = Graph.chain(
                new Input(1, 8, 8), Conv.of(4, 3, 1, 1), new Relu(), new Flatten(), Dense.of(10), new Output());
        return new Project(name, graph, Map.of());
    }

    static RunStart start(String name, Instant when) {
        return new RunStart(project(name), Origin.COMMAND, when, DATA, 1_000, TEST, Optional.empty());
    }

    static RunRecorder recorder(HistorySource history, RunStart start, Consumer<FileProblem> trouble) {
        return new RunRecorder(history, start, new TrainingControl(), () -> "a processor\ntask\tkernel\n", trouble);
    }

    /// @param wrong test images that are not recognised: the first ones, each taken for the next class
    static Evaluation evaluation(int wrong) {
        List<Misclassified> mistakes = new ArrayList<>();
        for (int image = 0; image < wrong; image++) {
            mistakes.add(new Misclassified(
                    image,
                    image % 10,
                    (image + 1) % 10,
                    List.of(0.1f, 0.2f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.1f, 0.05f, 0.05f)));
        }
        return new Evaluation(TEST - wrong, TEST, wrong / 50.0, mistakes);
    }

    static Weights weights(float value) {
        return new Weights(
                Map.of("conv1.weight", new Weights.Values(List.of(2, 1, 1, 1), new float[] {value, -value})));
    }

    /// Reads what [#weights] gave, from where it was kept.
    static Weights read(Path file) throws FileProblem {
        Conv conv = new Conv(2, 1, 1, 0, 1, 1, false, Initialization.HE, 0.01);
        return WeightsFile.read(file, Graph.chain(new Input(1, 1, 1), conv)).weights();
    }

    static TrainingEvent started(int epochs) {
        return new TrainingEvent.Started(TrainingConfig.of(epochs).withSeed(7), STEPS, 2);
    }

    /// The steps of an epoch, its end, and the weights that the recorder asks for then.
    static List<TrainingEvent> epoch(int epoch, int wrong) {
        List<TrainingEvent> events = new ArrayList<>();
        long last = (long) epoch * STEPS;
        for (long step = last - STEPS + 1; step <= last; step++) {
            events.add(new TrainingEvent.StepDone(
                    step, epoch, 2.0 / step, 0.001, 900, new Progress(step * 50, epoch * 50L * STEPS)));
        }
        events.add(new TrainingEvent.EpochDone(epoch, last, evaluation(wrong / 2), evaluation(wrong), 900, epoch));
        events.add(new TrainingEvent.WeightsTaken(last, weights(epoch)));
        return events;
    }

    static TrainingEvent finished(int epochs, int wrong) {
        return new TrainingEvent.Finished(
                (long) epochs * STEPS, Optional.of(evaluation(wrong)), weights(epochs), false, epochs + 0.5);
    }

    /// A run of one epoch after the other, with so many mistakes after each, to its end.
    static void record(HistorySource history, String name, Instant when, int... wrong) {
        try (RunRecorder recorder = recorder(history, start(name, when), problem -> {
            throw new AssertionError(problem);
        })) {
            recorder.accept(started(wrong.length));
            for (int i = 0; i < wrong.length; i++) {
                epoch(i + 1, wrong[i]).forEach(recorder);
            }
            recorder.accept(finished(wrong.length, wrong[wrong.length - 1]));
        }
    }
}
