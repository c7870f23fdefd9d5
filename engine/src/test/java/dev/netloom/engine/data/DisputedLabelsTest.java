package dev.netloom.engine.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.DisputedLabels.Dispute;
import dev.netloom.engine.data.DisputedLabels.Raters;
import dev.netloom.engine.metric.Predictions;
import dev.netloom.engine.store.Samples;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisputedLabelsTest {
    @Test
    void mnistHasFifteenOfWhichTheLabelsAreItsOwn() throws Exception {
        Dataset mnist = Mnist.load(Samples.mnist());
        DisputedLabels disputed = DisputedLabels.of(mnist);

        assertThat(disputed.images()).hasSize(15).allSatisfy(dispute -> {
            assertThat(mnist.test().label(dispute.index())).isEqualTo(dispute.label());
            Raters raters = dispute.raters();
            assertThat(raters.all()).isEqualTo(5);
            assertThat(raters.label()).isLessThanOrEqualTo(Math.max(raters.other(), raters.neither()));
        });
        assertThat(disputed.images())
                .filteredOn(
                        dispute -> dispute.raters().other() > dispute.raters().label()
                                && dispute.raters().other() > dispute.raters().neither())
                .hasSize(10);
        assertThat(disputed.find(947)).contains(new Dispute(947, 8, 9, new Raters(0, 5, 0)));
        assertThat(disputed.find(0)).isEmpty();
        assertThat(DisputedLabels.of(mnist.limited(10))).isEqualTo(disputed);
    }

    @Test
    void anotherSetHasNoneWhateverItIsCalled() {
        LabelledImages images = new LabelledImages(new Shape(1, 1, 1), new byte[2], new byte[2]);
        assertThat(DisputedLabels.of(new Dataset("MNIST", images, images, List.of("0", "1"))))
                .isEqualTo(DisputedLabels.NONE);
    }

    /// Of three images the first is missed, and it is in dispute.
    @Test
    void whatIsInDisputeIsLeftOutOfTheCount() {
        Predictions.Recorder recorder = new Predictions.Recorder(3, 2);
        recorder.add(0, new double[] {0.1, 0.9}, 2.3);
        recorder.add(0, new double[] {0.9, 0.1}, 0.1);
        recorder.add(1, new double[] {0.1, 0.9}, 0.1);
        Predictions test = recorder.done();
        DisputedLabels disputed = new DisputedLabels("", "", List.of(new Dispute(0, 0, 1, new Raters(1, 4, 0))));

        assertThat(disputed.rightWithout(test)).isEqualTo(2);
        assertThat(disputed.countWithout(test)).isEqualTo(2);
    }
}
