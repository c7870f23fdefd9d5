package dev.netloom.engine.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What parts of a batch, each on a thread of its own, measure together.
class BatchStatisticsTest {
    /// Against sums in double precision, also where the mean is far larger than the deviation, and with more channels
    /// than values that are summed at once.
    @ParameterizedTest
    @CsvSource({"1, 3, 0", "2, 16, 1000", "3, 600, -50", "2, 1, 5"})
    void areThoseOfAllParts(int parts, int channels, double offset) {
        int images = 2;
        int side = 5;
        BatchParts all = new BatchParts(parts);
        Random random = new Random(channels);
        float[][] values = new float[parts][images * side * side * channels];
        for (float[] part : values) {
            for (int i = 0; i < part.length; i++) {
                part[i] = (float) (offset + random.nextGaussian() * (1 + i % channels));
            }
        }
        try (NativeScope scope = new NativeScope();
                WorkerPool team = new WorkerPool(parts, parts)) {
            Tensor[] means = new Tensor[parts];
            Tensor[] variances = new Tensor[parts];
            double[] counts = new double[parts];
            BatchStatistics[] statistics = new BatchStatistics[parts];
            for (int part = 0; part < parts; part++) {
                Tensor input = scope.tensor(TensorLayout.NHWC, images, channels, side, side);
                input.set(values[part], values[part].length);
                means[part] = scope.tensor(TensorLayout.VECTOR, channels);
                variances[part] = scope.tensor(TensorLayout.VECTOR, channels);
                statistics[part] = new BatchStatistics(
                        new BatchPart(all, part, part * images), 0, input, means[part], variances[part]);
            }
            for (int run = 0; run < 2; run++) {
                all.begin();
                team.run(part -> counts[part] = statistics[part].measure());
            }
            for (int c = 0; c < channels; c++) {
                double mean = mean(values, channels, c, 0);
                double variance = mean(values, channels, c, mean);
                for (int part = 0; part < parts; part++) {
                    assertThat(counts[part]).isEqualTo(parts * images * side * side);
                    assertThat((double) means[part].get(c))
                            .isCloseTo(mean, within(1e-6 * (Math.abs(mean) + Math.sqrt(variance))));
                    assertThat((double) variances[part].get(c)).isCloseTo(variance, within(2e-5 * variance));
                }
            }
        }
    }

    /// Of the values of a channel where `about` is 0; of their squared distances from it where it is not.
    private static double mean(float[][] values, int channels, int channel, double about) {
        double sum = 0;
        int count = 0;
        for (float[] part : values) {
            for (int i = channel; i < part.length; i += channels) {
                double distance = part[i] - about;
                sum += about == 0 ? distance : distance * distance;
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void aPartThatFailsLetsTheOthersGo() {
        BatchParts all = new BatchParts(2);
        try (WorkerPool team = new WorkerPool(2, 2)) {
            RuntimeException cause = new IllegalStateException("this part is broken");
            assertThatThrownBy(() -> team.run(part -> {
                        if (part == 1) {
                            all.giveUp(cause);
                            throw cause;
                        }
                        new BatchPart(all, part, 0).gather(0, new double[1]);
                    }))
                    .isSameAs(cause);
            all.begin();
            team.run(part -> assertThat(new BatchPart(all, part, 0).gather(0, new double[] {part}))
                    .hasDimensions(2, 1));
        }
    }
}
