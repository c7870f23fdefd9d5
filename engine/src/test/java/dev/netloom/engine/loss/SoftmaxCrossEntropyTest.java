package dev.netloom.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.kernel.Layout;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.reference.RandomValues;
import dev.netloom.engine.reference.ReferenceLoss;
import org.junit.jupiter.api.Test;

class SoftmaxCrossEntropyTest {
    @Test
    void lossAndGradientAreThoseOfTheReference() {
        for (int images = 1; images <= 7; images++) {
            RandomValues values = new RandomValues(images);
            double[] logits = values.normal(images * 5, 0, 4);
            assertAgrees(logits, values.labels(images, 5));
        }
    }

    @Test
    void largeLogitsDoNotOverflow() {
        assertAgrees(new double[] {1e4, -1e4, 0, -1e30, 1e30, 1e30}, new int[] {1, 2});
    }

    @Test
    void equalLogitsCostTheLogarithmOfTheirNumber() {
        try (NativeScope scope = new NativeScope()) {
            Tensor logits = scope.tensor(Layout.NHWC, 3, 10, 1, 1);
            logits.fill(2.5f);
            assertThat(SoftmaxCrossEntropy.measure(logits, new int[] {0, 4, 9}, null))
                    .isCloseTo(Math.log(10), within(1e-12));
        }
    }

    private static void assertAgrees(double[] values, int[] labels) {
        int classes = values.length / labels.length;
        try (NativeScope scope = new NativeScope()) {
            Tensor logits = scope.tensor(Layout.NHWC, labels.length, classes, 1, 1);
            Tensor gradient = scope.tensor(Layout.NHWC, labels.length, classes, 1, 1);
            double[] exact = new double[values.length];
            for (int i = 0; i < values.length; i++) {
                logits.set(i, (float) values[i]);
                exact[i] = (float) values[i];
            }
            ReferenceLoss expected = ReferenceLoss.of(exact, labels);
            double loss = SoftmaxCrossEntropy.measure(logits, labels, gradient);
            assertThat(loss).isCloseTo(expected.value(), within(1e-9 * (1 + expected.value())));
            for (int i = 0; i < values.length; i++) {
                assertThat((double) gradient.get(i)).isCloseTo(expected.gradient()[i], within(1e-7));
            }
        }
    }
}
