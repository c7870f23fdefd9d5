package dev.netloom.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CalibrationTest {
    /// Four guesses: 0.7 and 0.8 sure and right, 0.5 and 0.6 sure and wrong.
    @Test
    void binsHoldGuessesThatAreAboutEquallySure() {
        Calibration calibration = Calibration.of(PredictionsTest.four(), 2);

        Calibration.Bin unsure = calibration.bins().getFirst();
        assertThat(unsure.count()).isEqualTo(1); // 0.5 belongs to the lower bin
        assertThat(unsure.accuracy()).isZero();
        Calibration.Bin sure = calibration.bins().getLast();
        assertThat(sure.count()).isEqualTo(3);
        assertThat(sure.confidence()).isEqualTo(0.7, within(1e-7));
        assertThat(sure.accuracy()).isEqualTo(2 / 3.0, within(1e-12));
        assertThat(sure.interval()).isEqualTo(Interval.wilson(2, 3, 0.95));
        assertThat(calibration.error()).isEqualTo(0.25 * 0.5 + 0.75 * (0.7 - 2 / 3.0), within(1e-7));
    }

    @Test
    void emptyBinsCountForNothing() {
        Calibration calibration = Calibration.of(PredictionsTest.four(), 20);

        assertThat(calibration.bins()).hasSize(20);
        assertThat(calibration.bins().getFirst().accuracy()).isNaN();
        assertThat(calibration.error()).isEqualTo((0.5 + 0.6 + 0.3 + 0.2) / 4, within(1e-7));
        assertThat(Calibration.of(Predictions.NONE, 10).error()).isNaN();
    }

    /// The sum over bins of |Σ (right - confidence)| / n, straight from the definition.
    @Test
    void theErrorAgreesWithItsDefinitionOnManyGuesses() {
        Random random = new Random(1);
        Predictions.Recorder recorder = new Predictions.Recorder(1_000, 3);
        double[] differences = new double[15];
        for (int i = 0; i < 1_000; i++) {
            double[] raw = {random.nextDouble(), random.nextDouble(), random.nextDouble()};
            double sum = raw[0] + raw[1] + raw[2];
            double[] probabilities = {raw[0] / sum, raw[1] / sum, raw[2] / sum};
            int label = random.nextInt(3);
            recorder.add(label, probabilities, 0);
            double sure = Math.max(probabilities[0], Math.max(probabilities[1], probabilities[2]));
            differences[(int) Math.ceil(sure * 15) - 1] += (probabilities[label] == sure ? 1 : 0) - sure;
        }
        double expected = 0;
        for (double difference : differences) {
            expected += Math.abs(difference) / 1_000;
        }
        assertThat(Calibration.of(recorder.done(), 15).error()).isEqualTo(expected, within(1e-6));
    }
}
