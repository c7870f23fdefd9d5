package dev.netloom.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScheduleTest {
    @Test
    void aConstantRateStays() {
        assertThat(Schedule.CONSTANT.rate(0.1, 1, 10)).isEqualTo(0.1);
        assertThat(Schedule.CONSTANT.rate(0.1, 10, 10)).isEqualTo(0.1);
    }

    @Test
    void aCosineFallsFromTheFullRateOverTheHalfToAlmostNothing() {
        assertThat(Schedule.COSINE.rate(0.1, 1, 100)).isEqualTo(0.1);
        assertThat(Schedule.COSINE.rate(0.1, 51, 100)).isCloseTo(0.05, within(1e-12));
        assertThat(Schedule.COSINE.rate(0.1, 26, 100)).isCloseTo(0.1 * (2 + Math.sqrt(2)) / 4, within(1e-12));
        assertThat(Schedule.COSINE.rate(0.1, 100, 100)).isBetween(0.0, 1e-4);
    }

    @Test
    void aSingleStepHasTheFullRate() {
        assertThat(Schedule.COSINE.rate(0.1, 1, 1)).isEqualTo(0.1);
    }
}
