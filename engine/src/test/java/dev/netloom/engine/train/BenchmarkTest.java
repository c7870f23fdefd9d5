package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.kernel.Precision;
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
}
