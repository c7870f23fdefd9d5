package dev.netloom.engine.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScheduleSettingsTest {
    private static final double RATE = 0.1;

    private static double[] rates(Schedule schedule, double warmUp, int steps) {
        double[] rates = new double[steps];
        for (int step = 1; step <= steps; step++) {
            rates[step - 1] = new ScheduleSettings(schedule, warmUp).rate(RATE, step, steps);
        }
        return rates;
    }

    private static void assertFalls(double[] rates, int from, int to) {
        for (int i = from + 1; i < to; i++) {
            assertThat(rates[i]).as("step %d", i + 1).isLessThan(rates[i - 1]);
        }
    }

    private static void assertStraight(double[] rates, int from, int to) {
        double slope = rates[from + 1] - rates[from];
        assertThat(slope).isPositive();
        for (int i = from; i < to - 1; i++) {
            assertThat(rates[i + 1] - rates[i]).as("step %d", i + 2).isCloseTo(slope, within(1e-12));
        }
    }

    @Test
    void aConstantRateStays() {
        assertThat(rates(Schedule.CONSTANT, 0, 10)).containsOnly(RATE);
    }

    @Test
    void stepsDivideByTenAtHalfAndAtThreeQuarters() {
        double[] rates = rates(Schedule.STEP, 0, 8);
        assertThat(rates).containsExactly(new double[] {0.1, 0.1, 0.1, 0.1, 0.01, 0.01, 0.001, 0.001}, within(1e-15));
    }

    @Test
    void aCosineFallsFromTheFullRateOverTheHalfToAlmostNothing() {
        double[] rates = rates(Schedule.COSINE, 0, 100);
        assertThat(rates[0]).isEqualTo(RATE);
        assertThat(rates[50]).isCloseTo(RATE / 2, within(1e-12));
        assertThat(rates[25]).isCloseTo(RATE * (2 + Math.sqrt(2)) / 4, within(1e-12));
        assertThat(rates[99]).isBetween(0.0, 1e-4);
        assertFalls(rates, 0, 100);
    }

    @Test
    void oneCycleRisesInAStraightLineAndFallsAlongACosine() {
        double[] rates = rates(Schedule.ONE_CYCLE, 0, 100);
        assertThat(rates[0]).isCloseTo(RATE / 25, within(1e-15));
        assertStraight(rates, 0, 30);
        assertThat(rates[29]).isEqualTo(RATE);
        assertFalls(rates, 29, 100);
        assertThat(rates[64]).isCloseTo(RATE / 2 * (1 + 1 / 250_000.0), within(1e-12));
        assertThat(rates[99]).isCloseTo(RATE / 250_000, within(1e-15));
    }

    @Test
    void theWarmUpOfACycleIsItsRise() {
        for (double warmUp : new double[] {0.25, 25}) {
            double[] rates = rates(Schedule.ONE_CYCLE, warmUp, 100);
            assertStraight(rates, 0, 25);
            assertThat(rates[24]).isEqualTo(RATE);
            assertFalls(rates, 24, 100);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ONE_CYCLE")
    void afterALinearWarmUpTheScheduleRunsOverWhatIsLeft(Schedule schedule) {
        for (double warmUp : new double[] {0.2, 20}) {
            double[] rates = rates(schedule, warmUp, 100);
            assertThat(rates[0]).isCloseTo(RATE / 20, within(1e-15));
            assertStraight(rates, 0, 20);
            assertThat(rates[19]).isEqualTo(RATE);
            assertThat(Arrays.copyOfRange(rates, 20, 100)).containsExactly(rates(schedule, 0, 80));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noRateIsAboveTheChosenOneNorBelowNothing(Schedule schedule) {
        for (int steps : new int[] {1, 2, 3, 7, 1000}) {
            for (double warmUp : new double[] {0, 0.1, 0.9, 1, 2, 5, 5000}) {
                for (double rate : rates(schedule, warmUp, steps)) {
                    assertThat(rate)
                            .as("warm-up %s of %d steps", warmUp, steps)
                            .isPositive()
                            .isLessThanOrEqualTo(RATE);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSingleStepHasTheFullRate(Schedule schedule) {
        assertThat(rates(schedule, 0, 1)).containsExactly(RATE);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aWarmUpWithoutSenseIsRefused(double warmUp) {
        assertThatThrownBy(() -> ScheduleSettings.of(Schedule.COSINE).withWarmUp(warmUp))
                .hasMessageContaining("warm-up");
    }

    @Test
    void exponentialLosesTheSameShareEveryStep() {
        double[] rates = rates(Schedule.EXPONENTIAL, 0, 100);
        for (int i = 1; i < 100; i++) {
            assertThat(rates[i] / rates[i - 1]).isCloseTo(Math.pow(0.01, 0.01), within(1e-12));
        }
        assertThat(rates[50]).isCloseTo(RATE / 10, within(1e-12));
    }

    @Test
    void linearFallsInAStraightLine() {
        assertThat(rates(Schedule.LINEAR, 0, 4)).containsExactly(new double[] {0.1, 0.075, 0.05, 0.025}, within(1e-15));
        assertThat(rates(Schedule.LINEAR, 2, 4)).containsExactly(new double[] {0.05, 0.1, 0.1, 0.05}, within(1e-15));
    }

    @Test
    void aCosineBeginsAnewAtEveryRestart() {
        ScheduleSettings twice = ScheduleSettings.of(Schedule.COSINE).withCycles(2);
        double[] once = rates(Schedule.COSINE, 0, 50);
        for (int step = 1; step <= 100; step++) {
            assertThat(twice.rate(RATE, step, 100)).isCloseTo(once[(step - 1) % 50], within(1e-12));
        }
    }

    @Test
    void pointsAreJoinedByStraightLines() {
        ScheduleSettings own = ScheduleSettings.of(Schedule.POINTS).withPoints(RatePoints.parse("0:0, 0.5:1,1:0.2"));
        double[] expected = {0, 0.05, 0.1, 0.06};
        for (int step = 1; step <= 4; step++) {
            assertThat(own.rate(RATE, step, 4)).isCloseTo(expected[step - 1], within(1e-15));
        }
        assertThat(RatePoints.parse(own.points().toString())).isEqualTo(own.points());
    }

    /// The first part that is wrong is named; without one, it is their number.
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "'';''",
                "0:1;",
                "0:1,0.5:0;0.5:0",
                "0.1:1,1:0;0.1:1",
                "0:1,0:1,1:0;0:1",
                "0:1,0.6:1,0.5:1,1:0;0.5:1",
                "0:2,1:0;0:2",
                "0:1, 0.5:-1,1:0;0.5:-1",
                "0:x,1:0;0:x",
                "0,1;0",
                "0:NaN,1:0;0:NaN"
            })
    void whatIsNoCurveIsRefused(String text, String wrong) {
        assertThatThrownBy(() -> RatePoints.parse(text)).isInstanceOf(IllegalArgumentException.class);
        assertThat(RatePoints.firstWrong(text)).isEqualTo(Optional.ofNullable(wrong));
    }
}
