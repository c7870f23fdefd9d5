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
}
