package dev.netloom.engine.train;

import static dev.netloom.engine.train.Benchmark.Detail.LAYERS;
import static dev.netloom.engine.train.Benchmark.Detail.WHOLE;
import static dev.netloom.engine.train.Benchmark.Measured.BOTH;
import static dev.netloom.engine.train.Benchmark.Measured.INFERENCE;
import static dev.netloom.engine.train.Benchmark.Measured.TRAINING;
import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.kernel.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTest extends TrainerRuns {
    @Test
    void theBatchIsTheOneThatWasUsed() throws TrainingFailure {
        Benchmark.Result result =
                Benchmark.run(NETWORK, digits(30, 10), 200_000_000, 0, 0, Precision.FLOAT32, BOTH, WHOLE);
        assertThat(result.batch()).isEqualTo(30);
        assertThat(Benchmark.run(NETWORK, digits(30, 10), 20, 0, 0, Precision.FLOAT32, BOTH, WHOLE)
                        .batch())
                .isEqualTo(20);
    }

    @Test
    void whatIsNotAskedForIsNotMeasured() throws TrainingFailure {
        Benchmark.Result training =
                Benchmark.run(NETWORK, Benchmark.noise(NETWORK, 5), 5, 0, 0.1, Precision.FLOAT32, TRAINING, LAYERS);
        assertThat(training.trainImagesPerSecond()).isPositive();
        assertThat(training.inferImagesPerSecond()).isZero();
        assertThat(training.reference()).isPositive();
        assertThat(training.layers())
                .filteredOn(layer -> layer.multiplyAdds() > 0)
                .isNotEmpty()
                .allSatisfy(layer -> assertThat(layer.forwardSeconds()).isPositive());
        Benchmark.Result inference =
                Benchmark.run(NETWORK, Benchmark.noise(NETWORK, 5), 5, 0, 0, Precision.FLOAT32, INFERENCE, LAYERS);
        assertThat(inference.trainImagesPerSecond()).isZero();
        assertThat(inference.inferImagesPerSecond()).isPositive();
    }

    /// How long is for no test to say.
    @Test
    void everyAugmentationHasItsStep() throws TrainingFailure {
        List<Augmentation> all = List.of(Augmentation.NONE, Augmentation.parse("shift:2,mixup:1"));
        assertThat(SettingsBenchmark.augmented(NETWORK, digits(30, 10), 20, Precision.FLOAT32, all))
                .hasSize(2)
                .allSatisfy(step -> {
                    assertThat(step.seconds()).isPositive();
                    assertThat(step.drawnPerSecond()).isPositive();
                })
                .first()
                .returns(1.0, SettingsBenchmark.AugmentedStep::ratio);
    }
}
