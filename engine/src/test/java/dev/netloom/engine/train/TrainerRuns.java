package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Silu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeAll;

/// Short runs on the first digits of MNIST, and what they tell.
abstract class TrainerRuns {
    static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(6, 5, 2, 0),
            new Relu(),
            Pool.of(Pool.Kind.MAX, 2, 2, 0),
            new Flatten(),
            new Dropout(0.2),
            Dense.of(10),
            new Output());

    static final Graph NORMALISED = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(6, 5, 3, 0),
            new BatchNorm(0.1, 1e-5),
            new Relu(),
            new Flatten(),
            Dense.of(10),
            new Output());

    /// Norms of an image's own values, also right behind the images, and activations that keep their input.
    static final Graph GROUPED = Graph.chain(
            new Input(1, 28, 28),
            new GroupNorm(1, 1e-5),
            Conv.of(6, 5, 3, 0),
            new GroupNorm(3, 1e-5),
            new Silu(),
            new Conv(6, 3, 1, 1, 1, 6, true, Initialization.HE, 0.01),
            new Gelu(),
            new Flatten(),
            Dense.of(10),
            new Output());

    static Dataset mnist;

    @BeforeAll
    static void load() throws FileProblem {
        mnist = Mnist.load(Samples.mnist());
    }

    /// The first digits of MNIST: few enough to be learned by heart in a second.
    static Dataset digits(int train, int test) {
        return new Dataset("digits", mnist.train().first(train), mnist.test().first(test), mnist.classes());
    }

    static TrainingConfig plan(int epochs, int batch, long seed) {
        return TrainingConfig.of(epochs).withBatchSize(batch).withSeed(seed);
    }

    static List<TrainingEvent> run(Graph graph, Dataset data, TrainingConfig plan) throws TrainingFailure {
        return run(graph, data, plan, new TrainingControl(), event -> {});
    }

    static List<TrainingEvent> run(
            Graph graph, Dataset data, TrainingConfig plan, TrainingControl control, Consumer<TrainingEvent> then)
            throws TrainingFailure {
        List<TrainingEvent> events = new ArrayList<>();
        new Trainer(graph, data, plan, control, event -> {
                    events.add(event);
                    then.accept(event);
                })
                .run();
        return events;
    }

    static <T> List<T> only(Class<T> type, List<TrainingEvent> events) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static List<Double> losses(List<TrainingEvent> events) {
        return only(TrainingEvent.StepDone.class, events).stream()
                .map(TrainingEvent.StepDone::loss)
                .toList();
    }

    static TrainingEvent.Finished finished(List<TrainingEvent> events) {
        return (TrainingEvent.Finished) events.getLast();
    }

    static void assertSameWeights(Weights found, Weights expected) {
        assertThat(found.arrays().keySet()).isEqualTo(expected.arrays().keySet());
        expected.arrays()
                .forEach((name, array) ->
                        assertThat(found.arrays().get(name).values()).as(name).containsExactly(array.values()));
    }
}
