package dev.netloom.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PredictionsTest {
    /// Two right, one second best, one last.
    static Predictions four() {
        Predictions.Recorder recorder = new Predictions.Recorder(4, 3);
        recorder.add(0, new double[] {0.7, 0.2, 0.1}, 0.36);
        recorder.add(1, new double[] {0.5, 0.4, 0.1}, 0.92);
        recorder.add(2, new double[] {0.6, 0.3, 0.1}, 2.3);
        recorder.add(2, new double[] {0.1, 0.1, 0.8}, 0.22);
        return recorder.done();
    }

    @Test
    void tellWhatTheNetworkMadeOfEveryImage() {
        Predictions predictions = four();
        assertThat(predictions.size()).isEqualTo(4);
        assertThat(predictions.isRight(0)).isTrue();
        assertThat(predictions.isRight(1)).isFalse();
        assertThat(predictions.guess(2)).isZero();
        assertThat(predictions.label(2)).isEqualTo(2);
        assertThat(predictions.confidence(3)).isEqualTo(0.8f);
        assertThat(predictions.loss(2)).isEqualTo(2.3f);
        assertThat(predictions.probabilities(1)).containsExactly(0.5f, 0.4f, 0.1f);
    }

    @Test
    void countWhatIsAmongTheLikeliest() {
        assertThat(four().within(1)).isEqualTo(2);
        assertThat(four().within(2)).isEqualTo(3);
        assertThat(four().within(3)).isEqualTo(4);
    }

    @Test
    void ofEqualProbabilitiesTheFirstClassIsTheGuess() {
        Predictions.Recorder recorder = new Predictions.Recorder(2, 2);
        recorder.add(0, new double[] {0.5, 0.5}, 0.69);
        recorder.add(1, new double[] {0.5, 0.5}, 0.69);
        Predictions tied = recorder.done();
        assertThat(tied.isRight(0)).isTrue();
        assertThat(tied.isRight(1)).isFalse();
        assertThat(tied.within(1)).isEqualTo(1);
    }

    @Test
    void compactedKeepTheProbabilitiesOfMistakesOnly() {
        Predictions compact = four().compact();
        assertThat(compact.probabilities(0)).isEmpty();
        assertThat(compact.probabilities(1)).containsExactly(0.5f, 0.4f, 0.1f);
        assertThat(compact.probabilities(2)).containsExactly(0.6f, 0.3f, 0.1f);
        assertThat(compact.confidence(0)).isCloseTo(0.7f, within(1e-6f));
        assertThat(compact.compact().probabilities(2)).containsExactly(0.6f, 0.3f, 0.1f);
    }

    @Test
    void compactedHaveABound() {
        int many = Predictions.MISTAKES_KEPT + 5;
        Predictions.Recorder recorder = new Predictions.Recorder(many, 2);
        for (int i = 0; i < many; i++) {
            recorder.add(1, new double[] {0.9, 0.1}, 2.3);
        }
        Predictions compact = recorder.done().compact();
        assertThat(compact.probabilities(Predictions.MISTAKES_KEPT - 1)).hasSize(2);
        assertThat(compact.probabilities(Predictions.MISTAKES_KEPT)).isEmpty();
        assertThat(compact.isRight(many - 1)).isFalse();
    }
}
