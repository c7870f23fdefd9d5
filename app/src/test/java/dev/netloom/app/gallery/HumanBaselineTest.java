package dev.netloom.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.ScriptedRun;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HumanBaselineTest {
    private final Predictions predictions = ScriptedRun.evaluation(20, 0.1).predictions();

    @Test
    void asManyDigitsThatTheNetworkKnewAreMixedInAndNoneComesTwice() {
        HumanBaseline humanBaseline = new HumanBaseline(predictions, 8, 1);
        assertThat(humanBaseline.size()).isEqualTo(16);
        Set<Integer> images = new HashSet<>();
        while (!humanBaseline.isOver()) {
            images.add(humanBaseline.image());
            humanBaseline.answer(0);
        }
        assertThat(images).hasSize(16);
        assertThat(images).filteredOn(image -> !predictions.isRight(image)).hasSize(8);
        assertThat(humanBaseline.network()).isEqualTo(new HumanBaseline.Score(8, 16));
    }

    @Test
    void whoReadsEveryDigitBeatsTheNetworkOnItsMistakes() {
        HumanBaseline humanBaseline = played(image -> predictions.label(image));
        assertThat(humanBaseline.person(false)).isEqualTo(new HumanBaseline.Score(10, 10));
        assertThat(humanBaseline.person(true)).isEqualTo(new HumanBaseline.Score(10, 10));
        assertThat(humanBaseline.missedByBoth()).isEmpty();
        assertThat(humanBaseline.person().interval()).isEqualTo(Interval.wilson(20, 20, 0.95));
    }

    @Test
    void whoGuessesWhatTheNetworkGuessedMissesWhatItMissed() {
        HumanBaseline humanBaseline = played(image -> predictions.guess(image));
        assertThat(humanBaseline.person(false)).isEqualTo(new HumanBaseline.Score(0, 10));
        assertThat(humanBaseline.person()).isEqualTo(humanBaseline.network());
        assertThat(humanBaseline.missedByBoth()).hasSize(10);
        assertThat(humanBaseline.test()).isEqualTo(new HumanBaseline.Score(380, 400));
    }

    @Test
    void thereAreNoMoreDigitsThanMistakes() {
        assertThat(new HumanBaseline(predictions, 50, 1).size()).isEqualTo(40);
        assertThat(new HumanBaseline(predictions, 10, 1).image())
                .isNotEqualTo(new HumanBaseline(predictions, 10, 2).image());
    }

    private interface Guess {
        int of(int image);
    }

    private HumanBaseline played(Guess guess) {
        HumanBaseline humanBaseline = new HumanBaseline(predictions, 10, 3);
        while (!humanBaseline.isOver()) {
            humanBaseline.answer(guess.of(humanBaseline.image()));
        }
        return humanBaseline;
    }
}
