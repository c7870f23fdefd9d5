package dev.netloom.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IntervalTest {
    /// The first four: Newcombe, *Two-sided confidence intervals for the single proportion*, 1998, table I, method 3.
    @ParameterizedTest
    @CsvSource({
        "81, 263, 0.2553, 0.3662",
        "15, 148, 0.0624, 0.1605",
        "0, 20, 0.0000, 0.1611",
        "1, 29, 0.0061, 0.1718",
        "5, 10, 0.2366, 0.7634",
        "10, 10, 0.7225, 1.0000",
        "9938, 10000, 0.9921, 0.9952",
    })
    void wilsonsIntervalIsAsPublished(int hits, int trials, double low, double high) {
        Interval interval = Interval.wilson(hits, trials, 0.95);
        assertThat(interval.low()).isCloseTo(low, within(5e-5));
        assertThat(interval.high()).isCloseTo(high, within(5e-5));
    }

    @Test
    void moreConfidenceIsWider() {
        Interval usual = Interval.wilson(90, 100, 0.95);
        Interval sure = Interval.wilson(90, 100, 0.99);
        assertThat(sure.low()).isLessThan(usual.low());
        assertThat(sure.high()).isGreaterThan(usual.high());
    }

    @Test
    void withoutTrialsNothingIsKnown() {
        assertThat(Interval.wilson(0, 0, 0.95)).isEqualTo(new Interval(0, 1));
    }

    @Test
    void evaluationTellsItsAccuracy() {
        Evaluation evaluation = new Evaluation(81, 263, 0.5, List.of());
        assertThat(evaluation.accuracy()).isEqualTo(81 / 263.0);
        assertThat(evaluation.interval()).isEqualTo(Interval.wilson(81, 263, 0.95));
        assertThat(new Evaluation(0, 0, 0, List.of()).accuracy()).isZero();
    }
}
