package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.reference.RandomValues;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GradientNormTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 3, 4, 5, 8, 11, 1003})
    void itIsTheRootOfTheSumOfSquares(int count) {
        double[] values = new RandomValues(count).normal(count, 0, 3);
        float[] gradients = floats(values);
        double squares = 0;
        for (float gradient : gradients) {
            squares += (double) gradient * gradient;
        }
        assertThat(norm(gradients, count)).isCloseTo(Math.sqrt(squares), within(1e-12 * (1 + squares)));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void oneBrokenGradientAnywhereShows(float broken) {
        for (int place = 0; place < 11; place++) {
            float[] gradients = new float[11];
            gradients[place] = broken;
            assertThat(norm(gradients, 11)).as("at %d", place).isNotFinite();
        }
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.MAX_VALUE, -Float.MAX_VALUE})
    void theLargestGradientsAreStillFinite(float large) {
        float[] gradients = new float[11];
        Arrays.fill(gradients, large);
        assertThat(norm(gradients, 11)).isFinite().isGreaterThan(Float.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4, 6})
    void whatLiesBehindDoesNotCount(int count) {
        float[] gradients = new float[9];
        Arrays.fill(gradients, count, 9, Float.NaN);
        assertThat(norm(gradients, count)).isZero();
    }

    private static double norm(float[] gradients, int count) {
        try (Arena arena = Arena.ofShared();
                WorkerPool team = new WorkerPool(3, 3)) {
            MemorySegment memory = arena.allocateFrom(JAVA_FLOAT, gradients);
            double norm = GradientNorm.of(memory, count, RangePartition.WHOLE);
            double shared = GradientNorm.of(memory, count, team);
            assertThat(Double.isFinite(shared)).isEqualTo(Double.isFinite(norm));
            if (Double.isFinite(norm)) {
                assertThat(shared).isCloseTo(norm, within(1e-15 * norm));
            }
            return norm;
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
