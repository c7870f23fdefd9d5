package dev.netloom.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private final ConfusionMatrix matrix = ConfusionMatrix.of(PredictionsTest.four());

    @Test
    void countsTrueClassesAgainstGuesses() {
        assertThat(matrix.count(0, 0)).isEqualTo(1);
        assertThat(matrix.count(1, 0)).isEqualTo(1);
        assertThat(matrix.count(2, 0)).isEqualTo(1);
        assertThat(matrix.count(2, 2)).isEqualTo(1);
        assertThat(matrix.images(2)).isEqualTo(2);
        assertThat(matrix.guesses(0)).isEqualTo(3);
        assertThat(matrix.mostMistaken()).isEqualTo(1);
    }

    @Test
    void precisionRecallAndTheirMeanFollowTheirDefinitions() {
        assertThat(matrix.recall(2)).isEqualTo(0.5);
        assertThat(matrix.precision(0)).isEqualTo(1.0 / 3, within(1e-12));
        double precision = matrix.precision(0);
        double recall = matrix.recall(0);
        assertThat(matrix.f1(0)).isEqualTo(2 * precision * recall / (precision + recall), within(1e-12));
    }

    @Test
    void whatNobodyGuessedHasNoPrecision() {
        assertThat(matrix.precision(1)).isNaN();
        assertThat(matrix.f1(1)).isZero();
        assertThat(matrix.precisionInterval(1)).isEqualTo(new Interval(0, 1));
        assertThat(matrix.recallInterval(2)).isEqualTo(Interval.wilson(1, 2, 0.95));
    }

    /// Recalls 1, 0 and 1/2; precisions 1/3, none and 1; F1 1/2, 0 and 2/3.
    @Test
    void macroAveragesGiveEveryClassTheSameWeight() {
        assertThat(matrix.balancedAccuracy()).isEqualTo(0.5, within(1e-12));
        assertThat(matrix.macroPrecision()).isEqualTo(4 / 9.0, within(1e-12));
        assertThat(matrix.macroF1()).isEqualTo(7 / 18.0, within(1e-12));
        assertThat(ConfusionMatrix.of(Predictions.NONE).balancedAccuracy()).isNaN();
    }

    @Test
    void aClassWithoutImagesIsNotInTheAverages() {
        Predictions.Recorder recorder = new Predictions.Recorder(2, 3);
        recorder.add(0, new double[] {0.9, 0.05, 0.05}, 0.1);
        recorder.add(1, new double[] {0.9, 0.05, 0.05}, 3);

        assertThat(ConfusionMatrix.of(recorder.done()).balancedAccuracy()).isEqualTo(0.5);
    }

    /// Class 2: one right of two that are it, and nothing else was taken for it. J = 1/2.
    @Test
    void theIntervalOfF1IsThatOfTheShareThatItGrowsWith() {
        Interval share = Interval.wilson(1, 2, 0.95);
        Interval f1 = matrix.f1Interval(2);

        assertThat(f1.low()).isEqualTo(2 / (1 + 1 / share.low()), within(1e-12));
        assertThat(f1.low()).isLessThan(matrix.f1(2));
        assertThat(f1.high()).isGreaterThan(matrix.f1(2)).isLessThan(1);
    }
}
