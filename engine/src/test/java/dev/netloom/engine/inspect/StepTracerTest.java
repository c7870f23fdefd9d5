package dev.netloom.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.data.Batch;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A step of plain gradient descent, of which everything is known: w changes by η · g.
class StepTracerTest {
    private static final double RATE = 0.1;
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(4, 3, 2, 1),
            new Relu(),
            new Dropout(0.5),
            new Flatten(),
            Dense.of(10),
            new Output());

    private static StepTrace stepTrace;
    private static double loss;

    @BeforeAll
    static void takeAStepApart() throws Exception {
        takeApart(Augmentation.NONE);
    }

    private static void takeApart(Augmentation augmentation) throws Exception {
        Dataset mnist = Mnist.load(Samples.mnist());
        Dataset digits =
                new Dataset("digits", mnist.train().first(40), mnist.test().first(20), mnist.classes());
        TrainingConfig plan = TrainingConfig.of(1)
                .withBatchSize(20)
                .withAugmentation(augmentation)
                .withSchedule(ScheduleSettings.of(Schedule.CONSTANT))
                .withOptimizer(OptimizerSettings.of(OptimizerKind.SGD).withLearningRate(RATE));
        TrainingControl control = new TrainingControl();
        control.examineStep();
        List<TrainingEvent> events = new ArrayList<>();
        new Trainer(NETWORK, digits, plan, control, events::add).run();
        for (TrainingEvent event : events.reversed()) {
            switch (event) {
                case TrainingEvent.StepExamined step -> stepTrace = StepTracer.dissect(NETWORK, step);
                case TrainingEvent.StepDone done when done.step() == 1 -> loss = done.loss();
                default -> {}
            }
        }
    }

    @Test
    void itFindsTheLossThatTheRunFoundWithTheSameDropout() {
        assertThat(stepTrace.loss().batch()).isCloseTo(loss, within(1e-4));
        assertThat(stepTrace.loss().probabilities().stream().mapToDouble(p -> p).sum())
                .isCloseTo(1, within(1e-5));
        assertThat(stepTrace.loss().first())
                .isCloseTo(
                        -Math.log(stepTrace
                                .loss()
                                .probabilities()
                                .get(stepTrace.loss().label())),
                        within(1e-5));
    }

    @Test
    void anImageThatIsMixedOfTwoCountsByBothOfItsLabels() throws Exception {
        takeApart(Augmentation.parse("mixup:4"));
        Batch batch = stepTrace.step().batch();
        StepTrace.Loss found = stepTrace.loss();
        double share = batch.mix().shares()[0];
        int label = batch.labels()[0];
        int other = batch.mix().labels()[0];
        assertThat(found.first())
                .isCloseTo(
                        -share * Math.log(found.probabilities().get(label))
                                - (1 - share) * Math.log(found.probabilities().get(other)),
                        within(1e-5));
        assertThat(found.label()).isEqualTo(share >= 0.5 ? label : other);
        assertThat(found.batch()).isCloseTo(loss, within(1e-4));
        takeApart(Augmentation.NONE);
    }

    @Test
    void everyBlockIsPassedForwardAndBackAgain() {
        assertThat(stepTrace.forward().stream().map(StepTrace.Forward::block))
                .containsExactly("input1", "conv1", "relu1", "dropout1", "flatten1", "dense1");
        assertThat(stepTrace.backward().stream().map(StepTrace.Backward::block))
                .containsExactly("dense1", "flatten1", "dropout1", "relu1", "conv1", "input1");
        assertThat(stepTrace.forward().get(1).first().shape().toString()).isEqualTo("4 × 14 × 14");
        assertThat(stepTrace.backward())
                .allSatisfy(part -> assertThat(part.norm()).isPositive());
    }

    @Test
    void whatReluAndDropoutSilenceIsCounted() {
        double relu = stepTrace.forward().get(2).zeros();
        double dropout = stepTrace.forward().get(3).zeros();
        assertThat(stepTrace.forward().get(2).low()).isZero();
        assertThat(dropout).isCloseTo(relu + (1 - relu) / 2, within(0.05));
    }

    @Test
    void theUpdateIsTheLearningRateTimesTheGradient() {
        assertThat(stepTrace.updates().stream().map(StepTrace.Update::parameter))
                .containsExactly("conv1.weight", "conv1.bias", "dense1.weight", "dense1.bias");
        assertThat(stepTrace.updates()).allSatisfy(update -> {
            assertThat(update.change()).isPositive();
            assertThat(update.change()).isCloseTo(RATE * update.gradient(), within(1e-3 * update.change()));
        });
    }
}
