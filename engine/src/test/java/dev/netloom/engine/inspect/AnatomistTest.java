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
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.Trainer;
import dev.netloom.engine.train.TrainingControl;
import dev.netloom.engine.train.TrainingEvent;
import dev.netloom.engine.train.TrainingPlan;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// A step of plain gradient descent, of which everything is known: w changes by η · g.
class AnatomistTest {
    private static final double RATE = 0.1;
    private static final Graph NETWORK = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(4, 3, 2, 1),
            new Relu(),
            new Dropout(0.5),
            new Flatten(),
            Dense.of(10),
            new Output());

    private static Anatomy anatomy;
    private static double loss;

    @BeforeAll
    static void takeAStepApart() throws Exception {
        Dataset mnist = Mnist.load(Samples.mnist());
        Dataset digits =
                new Dataset("digits", mnist.train().first(40), mnist.test().first(20), mnist.classes());
        TrainingPlan plan = TrainingPlan.of(1)
                .withBatchSize(20)
                .withSchedule(ScheduleSettings.of(Schedule.CONSTANT))
                .withOptimizer(OptimizerSettings.of(OptimizerKind.SGD).withLearningRate(RATE));
        TrainingControl control = new TrainingControl();
        control.examineStep();
        List<TrainingEvent> events = new ArrayList<>();
        new Trainer(NETWORK, digits, plan, control, events::add).run();
        for (TrainingEvent event : events.reversed()) {
            switch (event) {
                case TrainingEvent.StepExamined step -> anatomy = Anatomist.dissect(NETWORK, step);
                case TrainingEvent.StepDone done when done.step() == 1 -> loss = done.loss();
                default -> {}
            }
        }
    }

    @Test
    void itFindsTheLossThatTheRunFoundWithTheSameDropout() {
        assertThat(anatomy.loss().batch()).isCloseTo(loss, within(1e-4));
        assertThat(anatomy.loss().probabilities().stream().mapToDouble(p -> p).sum())
                .isCloseTo(1, within(1e-5));
        assertThat(anatomy.loss().first())
                .isCloseTo(
                        -Math.log(anatomy.loss()
                                .probabilities()
                                .get(anatomy.loss().label())),
                        within(1e-5));
    }

    @Test
    void everyBlockIsPassedForwardAndBackAgain() {
        assertThat(anatomy.forward().stream().map(Anatomy.Forward::block))
                .containsExactly("input1", "conv1", "relu1", "dropout1", "flatten1", "dense1");
        assertThat(anatomy.backward().stream().map(Anatomy.Backward::block))
                .containsExactly("dense1", "flatten1", "dropout1", "relu1", "conv1", "input1");
        assertThat(anatomy.forward().get(1).first().shape().toString()).isEqualTo("4 × 14 × 14");
        assertThat(anatomy.backward())
                .allSatisfy(part -> assertThat(part.norm()).isPositive());
    }

    @Test
    void whatReluAndDropoutSilenceIsCounted() {
        double relu = anatomy.forward().get(2).zeros();
        double dropout = anatomy.forward().get(3).zeros();
        assertThat(anatomy.forward().get(2).low()).isZero();
        assertThat(dropout).isCloseTo(relu + (1 - relu) / 2, within(0.05));
    }

    @Test
    void theUpdateIsTheLearningRateTimesTheGradient() {
        assertThat(anatomy.updates().stream().map(Anatomy.Update::parameter))
                .containsExactly("conv1.weight", "conv1.bias", "dense1.weight", "dense1.bias");
        assertThat(anatomy.updates()).allSatisfy(update -> {
            assertThat(update.change()).isPositive();
            assertThat(update.change()).isCloseTo(RATE * update.gradient(), within(1e-3 * update.change()));
        });
    }
}
