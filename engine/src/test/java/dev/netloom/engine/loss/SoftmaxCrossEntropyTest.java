package dev.netloom.engine.loss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.data.Batch;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.Tensor;
import dev.netloom.engine.kernel.TensorLayout;
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
            Tensor logits = scope.tensor(TensorLayout.NHWC, 3, 10, 1, 1);
            logits.fill(2.5f);
            assertThat(SoftmaxCrossEntropy.measure(logits, new int[] {0, 4, 9}, null))
                    .isCloseTo(Math.log(10), within(1e-12));
        }
    }

    /// Worked out in double precision from −Σ q log p with q = 0.9 · [k = label] + 0.1 / 4.
    @Test
    void labelSmoothingSpreadsATenthOfTheLabelOverAllClasses() {
        try (NativeScope scope = new NativeScope()) {
            Tensor logits = scope.tensor(TensorLayout.NHWC, 2, 4, 1, 1);
            logits.set(new float[] {2, -1, 0.5f, 0, 2, -1, 0.5f, 0}, 8);
            Tensor gradient = scope.tensor(TensorLayout.NHWC, 2, 4, 1, 1);
            double loss = SoftmaxCrossEntropy.measure(logits, new int[] {0, 1}, gradient, 0.1);
            assertThat(loss).isCloseTo((0.5048495823898219 + 3.2048495823898224) / 2, within(1e-12));
            double[] expected = {
                -0.21490007711382575,
                0.010353793408748868,
                0.13344470951497972,
                0.07110157419009724,
                0.6850999228861743,
                -0.8896462065912512,
                0.13344470951497972,
                0.07110157419009724
            };
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) gradient.get(i)).isCloseTo(expected[i] / 2, within(1e-7));
            }
        }
    }

    @Test
    void noSmoothingIsThePlainLoss() {
        try (NativeScope scope = new NativeScope()) {
            Tensor logits = scope.tensor(TensorLayout.NHWC, 1, 3, 1, 1);
            logits.set(new float[] {2, -1, 0.5f}, 3);
            assertThat(SoftmaxCrossEntropy.measure(logits, new int[] {1}, null, 0))
                    .isEqualTo(SoftmaxCrossEntropy.measure(logits, new int[] {1}, null));
        }
    }

    @Test
    void aLossOfBrokenLogitsIsNotFinite() {
        for (float broken : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            try (NativeScope scope = new NativeScope()) {
                Tensor logits = scope.tensor(TensorLayout.NHWC, 1, 3, 1, 1);
                logits.set(new float[] {broken, 1, 2}, 3);
                assertThat(SoftmaxCrossEntropy.measure(logits, new int[] {0}, null))
                        .isNotFinite();
            }
        }
    }

    /// Against the definition in double precision, −(1/N) Σ q log p, and its differences.
    @Test
    void mixedLabelsWeighBothLosses() {
        double[] z = {1.5, -0.25, 0.5, 3, 0, -2, 0.125, 4};
        int[] first = {2, 1};
        int[] second = {0, 1};
        float[] shares = {0.25f, 0.625f};
        for (double smoothing : new double[] {0, 0.1}) {
            try (NativeScope scope = new NativeScope()) {
                Tensor logits = scope.tensor(TensorLayout.NHWC, 2, 4, 1, 1);
                Tensor gradient = scope.tensor(TensorLayout.NHWC, 2, 4, 1, 1);
                for (int i = 0; i < z.length; i++) {
                    logits.set(i, (float) z[i]);
                }
                Batch batch = new Batch(2, new float[2], first, new Batch.Mix(second, shares));
                double loss = SoftmaxCrossEntropy.measure(logits, batch, gradient, smoothing);
                assertThat(loss).isCloseTo(mixedLoss(z, first, second, shares, smoothing), within(1e-12));
                for (int i = 0; i < z.length; i++) {
                    double[] more = z.clone();
                    double[] less = z.clone();
                    more[i] += 1e-5;
                    less[i] -= 1e-5;
                    double slope = (mixedLoss(more, first, second, shares, smoothing)
                                    - mixedLoss(less, first, second, shares, smoothing))
                            / 2e-5;
                    assertThat((double) gradient.get(i)).isCloseTo(slope, within(1e-7));
                }
                Batch plain = new Batch(2, new float[2], first);
                assertThat(SoftmaxCrossEntropy.measure(logits, plain, null, smoothing))
                        .isEqualTo(SoftmaxCrossEntropy.measure(logits, first, null, smoothing));
            }
        }
    }

    private static double mixedLoss(double[] z, int[] first, int[] second, float[] shares, double smoothing) {
        double loss = 0;
        for (int n = 0; n < 2; n++) {
            double total = 0;
            for (int k = 0; k < 4; k++) {
                total += Math.exp(z[4 * n + k]);
            }
            for (int k = 0; k < 4; k++) {
                double label = (k == first[n] ? shares[n] : 0) + (k == second[n] ? 1 - shares[n] : 0);
                loss -= ((1 - smoothing) * label + smoothing / 4) * (z[4 * n + k] - Math.log(total)) / 2;
            }
        }
        return loss;
    }

    private static void assertAgrees(double[] values, int[] labels) {
        int classes = values.length / labels.length;
        try (NativeScope scope = new NativeScope()) {
            Tensor logits = scope.tensor(TensorLayout.NHWC, labels.length, classes, 1, 1);
            Tensor gradient = scope.tensor(TensorLayout.NHWC, labels.length, classes, 1, 1);
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
