package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.Precision;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Plans that make no sense, and what does not fit together.
class TrainingConfigTest extends TrainerRuns {
    @Test
    void whatDoesNotFitTogetherIsSaidBeforehand() {
        Dataset data = digits(20, 10);
        assertFails("problems", NETWORK.without("relu1"), data, null);
        assertFails("input", NETWORK.with(NETWORK.node("input1").withBlock(new Input(1, 32, 32))), data, null);
        assertFails("classes", NETWORK.with(NETWORK.node("dense1").withBlock(Dense.of(9))), data, null);
        Weights foreign;
        try (Network network = new Network(NORMALISED, 1)) {
            foreign = network.weights();
        }
        assertFails("weights", NETWORK, data, foreign);
    }

    private static void assertFails(String key, Graph graph, Dataset data, Weights weights) {
        List<TrainingEvent> events = new ArrayList<>();
        assertThatThrownBy(() -> new Trainer(graph, data, plan(1, 10, 1), new TrainingControl(), events::add)
                        .startingFrom(weights == null ? TrainingStart.DRAWN : TrainingStart.from(weights))
                        .run())
                .isInstanceOfSatisfying(
                        TrainingFailure.class,
                        failure -> assertThat(failure.key()).isEqualTo(key));
        assertThat(events).isEmpty();
    }

    @Test
    void plansWithoutSenseAreRefused() {
        assertThatThrownBy(() -> plan(0, 10, 1)).hasMessageContaining("epochs");
        assertThatThrownBy(() -> plan(1, 0, 1)).hasMessageContaining("batch");
        for (double share : new double[] {-0.1, 1, Double.NaN}) {
            assertThatThrownBy(() -> plan(1, 1, 1).withValidation(share)).hasMessageContaining("validation");
            assertThatThrownBy(() -> plan(1, 1, 1).withLabelSmoothing(share)).hasMessageContaining("smoothing");
        }
    }

    @Test
    void aPlanTellsEachOfItsSettings() {
        OptimizerSettings optimizer = OptimizerSettings.of(OptimizerKind.ADAMW).withClip(2);
        ScheduleSettings schedule = new ScheduleSettings(Schedule.ONE_CYCLE, 0.25);
        TrainingConfig plan = TrainingConfig.of(3)
                .withBatchSize(7)
                .withOptimizer(optimizer)
                .withSchedule(schedule)
                .withLabelSmoothing(0.1)
                .withAugmentation(Augmentation.parse("shift:1"))
                .withPrecision(Precision.BFLOAT16)
                .withDropoutScale(0.5)
                .withBalance(ClassBalance.EVEN)
                .withValidation(0.2)
                .withAveraging(0.99)
                .withEarlyStopping(new EarlyStopping(3, EarlyStopping.Measure.LOSS, 0.01))
                .withCheckpointEvery(4)
                .withSeed(9);
        assertThat(plan)
                .isEqualTo(new TrainingConfig(
                        3,
                        7,
                        optimizer,
                        schedule,
                        Augmentation.parse("shift:1"),
                        Precision.BFLOAT16,
                        0.1,
                        0.5,
                        ClassBalance.EVEN,
                        0.2,
                        0.99,
                        new EarlyStopping(3, EarlyStopping.Measure.LOSS, 0.01),
                        4,
                        TransferSettings.NONE,
                        9));
    }

    @Test
    void rareClassesAreSeenAsOftenAsTheLargest() {
        byte[] labels = {0, 1, 0, 0, 2, 0, 0, 2};
        byte[] pixels = {10, 11, 12, 13, 14, 15, 16, 17};
        LabelledImages images = new LabelledImages(new Shape(1, 1, 1), pixels, labels);
        LabelledImages even = ClassBalance.EVEN.of(images);
        assertThat(even.counts(3)).containsExactly(5, 5, 5);
        assertThat(IntStream.range(0, 15).map(image -> even.pixel(image, 0)))
                .containsExactly(10, 11, 11, 11, 11, 11, 12, 13, 14, 14, 14, 15, 16, 17, 17);
        assertThat(ClassBalance.NATURAL.of(images)).isSameAs(images);
        assertThat(ClassBalance.EVEN.of(even)).isSameAs(even);
    }
}
