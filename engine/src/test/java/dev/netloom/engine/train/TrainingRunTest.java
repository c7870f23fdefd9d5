package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.data.augment.InvalidAugmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Runs that take steps in turn.
@Timeout(120)
class TrainingRunTest {
    private static final Graph ONE = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(6, 5, 3, 0),
            new Relu(),
            new Flatten(),
            new Dropout(0.3),
            Dense.of(10),
            new Output());

    private static final Graph OTHER = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(4, 3, 3, 0),
            new BatchNorm(0.1, 1e-5),
            new Relu(),
            Conv.of(6, 3, 1, 0),
            new Relu(),
            new Flatten(),
            Dense.of(10),
            new Output());

    private static Dataset digits;

    @BeforeAll
    static void load() throws FileProblem {
        Dataset mnist = Mnist.load(Samples.mnist());
        digits = new Dataset("digits", mnist.train().first(230), mnist.test().first(40), mnist.classes());
    }

    private static TrainingConfig plan() throws InvalidAugmentation {
        return TrainingConfig.of(2).withBatchSize(50).withSeed(7).withAugmentation(Augmentation.parse("shift:2"));
    }

    private static Trainer trainer(Graph graph, TrainingControl control, List<TrainingEvent> events) throws Exception {
        return new Trainer(graph, digits, plan(), control, events::add);
    }

    private static List<TrainingEvent> alone(Graph graph) throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        trainer(graph, new TrainingControl(), events).run();
        return events;
    }

    private static List<Double> losses(List<TrainingEvent> events) {
        return events.stream()
                .filter(TrainingEvent.StepDone.class::isInstance)
                .map(event -> ((TrainingEvent.StepDone) event).loss())
                .toList();
    }

    @Test
    void twinsThatTakeTurnsLearnToTheBitWhatEachLearnsAlone() throws Exception {
        List<TrainingEvent> one = new ArrayList<>();
        List<TrainingEvent> other = new ArrayList<>();
        TrainingControl control = new TrainingControl();
        try (TrainingRun first = trainer(ONE, control, one).begin();
                TrainingRun second = trainer(OTHER, control, other).begin()) {
            boolean going = true;
            while (going) {
                going = first.step() | second.step();
                assertThat(losses(one)).hasSameSizeAs(losses(other));
            }
        }
        assertThat(losses(one)).hasSize(2 * 5).isEqualTo(losses(alone(ONE)));
        assertThat(losses(other)).isEqualTo(losses(alone(OTHER)));
        assertThat(((TrainingEvent.Finished) other.getLast()).test())
                .isEqualTo(((TrainingEvent.Finished) alone(OTHER).getLast()).test());
    }

    @Test
    void aStepIsOneBatchAndTheLastOneTellsTheEnd() throws Exception {
        List<TrainingEvent> events = new ArrayList<>();
        try (TrainingRun run = trainer(ONE, new TrainingControl(), events).begin()) {
            for (int step = 1; step <= 10; step++) {
                assertThat(run.step()).isTrue();
                assertThat(losses(events)).hasSize(step);
            }
            assertThat(events.getLast()).isInstanceOf(TrainingEvent.EpochDone.class);
            assertThat(run.step()).isFalse();
            assertThat(events.getLast()).isInstanceOf(TrainingEvent.Finished.class);
            int told = events.size();
            assertThat(run.step()).isFalse();
            assertThat(events).hasSize(told);
        }
    }

    @Test
    void oneControlStopsAllThatHeedIt() throws Exception {
        List<TrainingEvent> one = new ArrayList<>();
        List<TrainingEvent> other = new ArrayList<>();
        TrainingControl control = new TrainingControl();
        try (TrainingRun first = trainer(ONE, control, one).begin();
                TrainingRun second = trainer(OTHER, control, other).begin()) {
            first.step();
            second.step();
            control.stop();
            assertThat(first.step()).isFalse();
            assertThat(second.step()).isFalse();
        }
        assertThat(List.of(one.getLast(), other.getLast()))
                .allSatisfy(last ->
                        assertThat(((TrainingEvent.Finished) last).stopped()).isTrue());
        assertThat(losses(other)).hasSize(1);
    }
}
