package dev.netloom.engine.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.metric.LabelDoubts.Doubt;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelDoubtsTest {
    private static Predictions predictions(double[]... firsts) {
        Predictions.Recorder recorder = new Predictions.Recorder(firsts.length, 3);
        for (double[] image : firsts) {
            recorder.add((int) image[0], new double[] {image[1], image[2], image[3]}, 0);
        }
        return recorder.done();
    }

    /// Thresholds: class 0 (0.9 + 0.8 + 0.1) / 3 = 0.6, class 1 (0.7 + 0.5) / 2 = 0.6, class 2 has no image.
    @Test
    void labelsAreDoubtedWhereAnotherClassReachesItsThreshold() {
        LabelDoubts doubts = LabelDoubts.of(predictions(
                new double[] {0, 0.9, 0.05, 0.05},
                new double[] {0, 0.8, 0.1, 0.1},
                new double[] {0, 0.1, 0.8, 0.1}, // confidently 1
                new double[] {1, 0.2, 0.7, 0.1},
                new double[] {1, 0.45, 0.5, 0.05})); // confidently nothing

        assertThat(doubts.thresholds().get(0)).isEqualTo(0.6, within(1e-6));
        assertThat(doubts.thresholds().get(1)).isEqualTo(0.6, within(1e-6));
        assertThat(doubts.thresholds().get(2)).isNaN();
        assertThat(doubts.joint()).containsExactly(List.of(2, 1, 0), List.of(0, 1, 0), List.of(0, 0, 0));
        assertThat(doubts.doubts()).hasSize(1);
        Doubt doubt = doubts.doubts().getFirst();
        assertThat(doubt.image()).isEqualTo(2);
        assertThat(doubt.suggested()).isEqualTo(1);
        assertThat(doubt.probability()).isEqualTo(0.8, within(1e-6));
        assertThat(doubt.margin()).isEqualTo(-0.7, within(1e-6));
    }

    @Test
    void theMostDoubtfulComesFirst() {
        LabelDoubts doubts = LabelDoubts.of(predictions(
                new double[] {0, 0.9, 0.1, 0},
                new double[] {0, 0.3, 0.7, 0},
                new double[] {0, 0.05, 0.95, 0},
                new double[] {1, 0.4, 0.6, 0}));

        assertThat(doubts.doubts()).extracting(Doubt::image).containsExactly(2, 1);
    }

    @Test
    void aClassOfWhichItIsSurerThanRightIsOverConfident() {
        double[][] images = new double[60][];
        for (int i = 0; i < 60; i++) {
            images[i] = i < 40
                    ? new double[] {i % 2, 0.95, 0.05, 0} // half of them right
                    : new double[] {1, 0.4, 0.6, 0}; // all right, and not sure
        }
        List<LabelDoubts.ClassConfidence> classes = LabelDoubts.confidences(predictions(images));

        assertThat(classes.get(0).isOver()).isTrue();
        assertThat(classes.get(1).isUnder()).isTrue();
        assertThat(classes.get(2).isOver() || classes.get(2).isUnder()).isFalse();
    }
}
