package dev.netloom.app.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.experiment.Arm;
import dev.netloom.engine.experiment.Experiment;
import dev.netloom.engine.experiment.ExperimentFile;
import dev.netloom.engine.experiment.McNemar;
import dev.netloom.engine.experiment.Mean;
import dev.netloom.engine.experiment.PairedTest;
import dev.netloom.engine.experiment.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VerdictWordsTest {
    private static Experiment experiment() throws Exception {
        return ExperimentFile.named("5x5-or-two-3x3");
    }

    private static Verdict verdict(double[] first, double[] second) throws Exception {
        Map<Long, McNemar> digits = new LinkedHashMap<>();
        for (long seed = 1; seed <= first.length; seed++) {
            digits.put(seed, McNemar.of(30, seed == 1 ? 60 : 31));
        }
        return new Verdict(experiment().pairs().getFirst(), PairedTest.of(second, first), digits);
    }

    @Test
    void aDifferenceIsToldWithItsIntervalFromTheWinnersSide() throws Exception {
        Verdict worse = verdict(new double[] {0.980, 0.982, 0.981}, new double[] {0.970, 0.971, 0.969});
        assertThat(VerdictWords.sentence(experiment(), worse))
                .startsWith(
                        "one 5×5 is right more often than two 3×3: by +1.10 points (95%: +0.85 to +1.35 points; 3 seeds");
        assertThat(VerdictWords.onDigits(experiment(), worse)).contains("in 1 of 3 seeds");
    }

    @Test
    void whatIsNotShownIsNotClaimed() throws Exception {
        Verdict open = verdict(new double[] {0.98, 0.97, 0.99}, new double[] {0.97, 0.98, 0.98});
        assertThat(VerdictWords.sentence(experiment(), open))
                .startsWith("No difference between one 5×5 and two 3×3 can be shown with 3 seeds");
    }

    @Test
    void plainWordsSayWhichByHowMuchAndWhetherItIsShownWithoutStatistics() throws Exception {
        Verdict better = verdict(new double[] {0.980, 0.982, 0.981}, new double[] {0.970, 0.971, 0.969});
        assertThat(VerdictWords.plain(experiment(), better))
                .isEqualTo("one 5×5 is better than two 3×3: of every 10,000 test images it gets 110 more right."
                        + " The 3 seeds show that difference.");
        Verdict open = verdict(new double[] {0.98, 0.97, 0.99}, new double[] {0.97, 0.98, 0.98});
        assertThat(VerdictWords.plain(experiment(), open))
                .startsWith(
                        "No difference is shown: of every 10,000 test images one 5×5 gets 33 more right than two 3×3")
                .doesNotContain("p =", "95%", "McNemar");
        Verdict one = verdict(new double[] {0.98}, new double[] {0.97});
        assertThat(VerdictWords.plain(experiment(), one)).contains("100 more right", "One seed cannot tell");
    }

    @Test
    void whatWasUsedIsSaidInDigitsEpochsAndSeeds() throws Exception {
        Experiment few = experiment().withDigits(2000).withEpochs(2);
        assertThat(VerdictWords.used(few, few.pairs().getFirst(), 3, Arm::digits))
                .isEqualTo("2,000 images × 2 epochs, 3 seeds");
        assertThat(VerdictWords.used(few.withEpochs(1), few.pairs().getFirst(), 1, arm -> 300))
                .isEqualTo("300 images × 1 epoch, 1 seed");
    }

    @Test
    void whatHappensToTheDigitsOfAnArmIsSaid() throws Exception {
        Experiment augmentation = ExperimentFile.named("augmentation");
        assertThat(VerdictWords.used(augmentation, augmentation.pairs().getFirst(), 3, Arm::digits))
                .startsWith("600 images")
                .endsWith("3 seeds; 1% with augmentation: each time anew shift:2,rotate:10,scale:0.1");
    }

    @Test
    void aDifferenceInShortSaysItsIntervalAndWhetherItIsShown() throws Exception {
        Verdict better = verdict(new double[] {0.980, 0.982, 0.981}, new double[] {0.970, 0.971, 0.969});
        assertThat(VerdictWords.difference(better.accuracy().difference())).isEqualTo("−1.10 (−1.35 to −0.85)");
        assertThat(VerdictWords.shown(better)).isEqualTo("yes");
        assertThat(VerdictWords.left(200)).isEqualTo("3 min 20 s left");
        assertThat(VerdictWords.left(Double.NaN)).isEmpty();
    }

    @Test
    void oneSeedIsSaidToBeTooFew() throws Exception {
        Verdict one = verdict(new double[] {0.98}, new double[] {0.97});
        assertThat(VerdictWords.sentence(experiment(), one)).contains("One seed cannot tell");
        assertThat(VerdictWords.onDigits(experiment(), one)).contains("30", "60", "differ (McNemar");
    }

    @Test
    void accuraciesCarryTheirIntervals() {
        assertThat(VerdictWords.accuracy(Mean.of(0.98, 0.98))).isEqualTo("98.00% (98.00% to 98.00%)");
        assertThat(VerdictWords.accuracy(Mean.of(0.9812))).isEqualTo("98.12%");
        assertThat(VerdictWords.p(0.00001)).isEqualTo("p < 0.0001");
    }
}
