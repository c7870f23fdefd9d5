package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.kernel.RangePartition;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptimizerSettingsTest {
    private static final OptimizerSettings SGD = OptimizerSettings.of(OptimizerKind.SGD);

    @Test
    void gradientsLongerThanTheClipAreScaledDownToIt() {
        assertThat(SGD.withClip(2).gradientScale(5))
                .isCloseTo(0.4, within(1e-6))
                .isLessThan(0.4);
        assertThat(SGD.withClip(2).gradientScale(2.5)).isCloseTo(2 / 2.500001, within(1e-15));
    }

    @Test
    void shorterGradientsStay() {
        assertThat(SGD.withClip(2).gradientScale(1.9)).isEqualTo(1);
        assertThat(SGD.withClip(2).gradientScale(0)).isEqualTo(1);
    }

    @Test
    void withoutAClipAnyLengthStays() {
        assertThat(SGD.gradientScale(1e30)).isEqualTo(1);
    }

    /// The norm of (3, −4, 0, 12) is 13: clipped at 1, (0.3, −0.4, 0, 1.2) / 1.3. Decay comes after clipping.
    @Test
    void aClippedStepGoesTheClippedGradientPlusTheDecay() {
        OptimizerSettings settings = SGD.withClip(1).withWeightDecay(0.5);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, 1, 1, 1, 1);
            MemorySegment gradients = arena.allocateFrom(JAVA_FLOAT, 3, -4, 0, 12);
            double scale = settings.gradientScale(GradientNorm.of(gradients, 4, RangePartition.WHOLE));
            StepSettings step = StepSettings.of(settings, 1).withGradientScale(scale);
            Optimizer.of(settings.kind(), 4).step(parameters, gradients, step, RangePartition.WHOLE);
            double[] expected = {0.5 - 3 / 13.0, 0.5 + 4 / 13.0, 0.5, 0.5 - 12 / 13.0};
            for (int i = 0; i < expected.length; i++) {
                assertThat((double) parameters.getAtIndex(JAVA_FLOAT, i)).isCloseTo(expected[i], within(3e-7));
            }
        }
    }

    @Test
    void onlyAdamWDecaysUnasked() {
        for (OptimizerKind kind : OptimizerKind.values()) {
            assertThat(OptimizerSettings.of(kind).weightDecay())
                    .as(kind.name())
                    .isEqualTo(kind == OptimizerKind.ADAMW ? 0.01 : 0);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY})
    void settingsWithoutSenseAreRefused(double value) {
        assertThatThrownBy(() -> SGD.withLearningRate(value)).hasMessageContaining("learning rate");
        assertThatThrownBy(() -> SGD.withWeightDecay(value)).hasMessageContaining("weight decay");
        assertThatThrownBy(() -> SGD.withMomentum(value)).hasMessageContaining("momentum");
        assertThatThrownBy(() -> SGD.withClip(value)).hasMessageContaining("clip");
    }

    @Test
    void aRunNeedsALearningRateAndMomentumMustFade() {
        assertThatThrownBy(() -> SGD.withLearningRate(0)).hasMessageContaining("learning rate");
        assertThatThrownBy(() -> SGD.withMomentum(1)).hasMessageContaining("momentum");
    }
}
