package dev.netloom.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
    /// The hours of sleep that two drugs gave ten patients, of which Student's paper of 1908 made an example; t
    /// and p as R prints them for its data set `sleep`.
    private static final double[] DRUG_ONE = {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0};
    private static final double[] DRUG_TWO = {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};

    @Test
    void thePairedTestGivesWhatStudentFound() {
        PairedTest test = PairedTest.of(DRUG_ONE, DRUG_TWO);
        assertThat(test.difference().mean()).isCloseTo(-1.58, within(1e-9));
        assertThat(test.t()).isCloseTo(-4.0621, within(5e-5));
        assertThat(test.p()).isCloseTo(0.002833, within(5e-7));
        assertThat(test.difference().low()).isCloseTo(-2.4598858, within(5e-7));
        assertThat(test.difference().high()).isCloseTo(-0.7001142, within(5e-7));
        assertThat(test.showsDifference()).isTrue();
    }

    /// By hand: mean 2, s = 1, t(0.975, 2) = 4.30265, half a width of 4.30265 / √3 = 2.48414.
    @Test
    void theIntervalOfAMeanOfThree() {
        Mean mean = Mean.of(1, 2, 3);
        assertThat(mean.low()).isCloseTo(2 - 2.48414, within(1e-5));
        assertThat(mean.high()).isCloseTo(2 + 2.48414, within(1e-5));
    }

    @Test
    void oneValueHasNoInterval() {
        assertThat(Mean.of(0.98).hasInterval()).isFalse();
        PairedTest one = PairedTest.of(new double[] {0.99}, new double[] {0.98});
        assertThat(one.difference().mean()).isCloseTo(0.01, within(1e-12));
        assertThat(one.p()).isNaN();
        assertThat(one.showsDifference()).isFalse();
    }

    @Test
    void pairsThatAllDifferByTheSameHaveNoT() {
        PairedTest same = PairedTest.of(new double[] {3, 4, 5}, new double[] {1, 2, 3});
        assertThat(same.t()).isNaN();
        assertThat(same.difference().low()).isEqualTo(2);
        assertThat(same.showsDifference()).isTrue();
        assertThat(PairedTest.of(new double[] {1, 2}, new double[] {1, 2}).showsDifference())
                .isFalse();
    }

    @Test
    void sharesStayWithinWhatSharesCanBe() {
        Mean share = Mean.of(0.98, 1.0).ofShare();
        assertThat(share.high()).isEqualTo(1);
        assertThat(share.mean()).isCloseTo(0.99, within(1e-12));
    }

    /// By hand: 2 · Σ_{k ≤ min} C(n, k) / 2ⁿ; for 1 and 9: 2 · (1 + 10) / 1024; for 0 and 5: 2 / 32.
    @ParameterizedTest
    @CsvSource({"1, 9, 0.021484375", "9, 1, 0.021484375", "0, 5, 0.0625", "3, 3, 1", "0, 0, 1", "0, 1, 1"})
    void fewDigitsAreJudgedExactly(int first, int second, double p) {
        McNemar test = McNemar.of(first, second);
        assertThat(test.exact()).isTrue();
        assertThat(test.p()).isCloseTo(p, within(1e-9));
    }

    /// 150 and 86: Agresti's approval ratings of a prime minister, which R's help on `mcnemar.test` prints, χ² = 16.82
    /// and p = 4.115e-05 with the continuity correction. 20 and 5: (15 − 1)² / 25 = 7.84, p = 0.00511.
    @ParameterizedTest
    @CsvSource({"150, 86, 4.115e-05, 1e-8", "20, 5, 0.0051104, 5e-6", "40, 40, 1, 1e-9", "41, 40, 1, 1e-9"})
    void manyDigitsAreJudgedByChiSquared(int first, int second, double p, double tolerance) {
        McNemar test = McNemar.of(first, second);
        assertThat(test.exact()).isFalse();
        assertThat(test.p()).isCloseTo(p, within(tolerance));
    }

    /// Agresti's ratings again: -0.04 of 1,600, and his interval from -0.059 to -0.021.
    @Test
    void theDifferenceOnTheSameImagesHasItsInterval() {
        Mean difference = McNemar.of(150, 86).difference(1600);
        assertThat(difference.mean()).isCloseTo(-0.04, within(1e-9));
        assertThat(difference.low()).isCloseTo(-0.059, within(5e-4));
        assertThat(difference.high()).isCloseTo(-0.021, within(5e-4));
        assertThat(McNemar.of(0, 0).difference(100).low()).isZero();
    }
}
