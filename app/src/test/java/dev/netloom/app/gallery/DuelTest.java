package dev.netloom.app.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.training.ScriptedRun;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DuelTest {
    private final Predictions predictions = ScriptedRun.evaluation(20, 0.1).predictions();

    @Test
    void asManyDigitsThatTheNetworkKnewAreMixedInAndNoneComesTwice() {
        Duel duel = new Duel(predictions, 8, 1);
        assertThat(duel.size()).isEqualTo(16);
        Set<Integer> images = new HashSet<>();
        while (!duel.isOver()) {
            images.add(duel.image());
            duel.answer(0);
        }
        assertThat(images).hasSize(16);
        assertThat(images).filteredOn(image -> !predictions.isRight(image)).hasSize(8);
        assertThat(duel.network()).isEqualTo(new Duel.Score(8, 16));
    }

    @Test
    void whoReadsEveryDigitBeatsTheNetworkOnItsMistakes() {
        Duel duel = played(image -> predictions.label(image));
        assertThat(duel.person(false)).isEqualTo(new Duel.Score(10, 10));
        assertThat(duel.person(true)).isEqualTo(new Duel.Score(10, 10));
        assertThat(duel.missedByBoth()).isEmpty();
        assertThat(duel.person().interval()).isEqualTo(Interval.wilson(20, 20, 0.95));
    }

    @Test
    void whoGuessesWhatTheNetworkGuessedMissesWhatItMissed() {
        Duel duel = played(image -> predictions.guess(image));
        assertThat(duel.person(false)).isEqualTo(new Duel.Score(0, 10));
        assertThat(duel.person()).isEqualTo(duel.network());
        assertThat(duel.missedByBoth()).hasSize(10);
        assertThat(duel.test()).isEqualTo(new Duel.Score(380, 400));
    }

    @Test
    void thereAreNoMoreDigitsThanMistakes() {
        assertThat(new Duel(predictions, 50, 1).size()).isEqualTo(40);
        assertThat(new Duel(predictions, 10, 1).image()).isNotEqualTo(new Duel(predictions, 10, 2).image());
    }

    private interface Guess {
        int of(int image);
    }

    private Duel played(Guess guess) {
        Duel duel = new Duel(predictions, 10, 3);
        while (!duel.isOver()) {
            duel.answer(guess.of(duel.image()));
        }
        return duel;
    }
}
