package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.kernel.Precision;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchmarkTest extends TrainerRuns {
    @Test
    void theBatchIsTheOneThatWasUsed() throws TrainingFailure {
        Benchmark.Result result = Benchmark.run(NETWORK, digits(30, 10), 200_000_000, 0, 0, Precision.FLOAT32, false);
        assertThat(result.batch()).isEqualTo(30);
        assertThat(Benchmark.run(NETWORK, digits(30, 10), 20, 0, 0, Precision.FLOAT32, false)
                        .batch())
                .isEqualTo(20);
    }

    /// How long is for no test to say.
    @Test
    void everyAugmentationHasItsStep() throws TrainingFailure {
        List<Augmentation> all = List.of(Augmentation.NONE, Augmentation.parse("shift:2,mixup:1"));
        assertThat(Benchmark.augmented(NETWORK, digits(30, 10), 20, Precision.FLOAT32, all))
                .hasSize(2)
                .allSatisfy(step -> {
                    assertThat(step.seconds()).isPositive();
                    assertThat(step.drawnPerSecond()).isPositive();
                })
                .first()
                .returns(1.0, Benchmark.AugmentedStep::ratio);
    }
}
