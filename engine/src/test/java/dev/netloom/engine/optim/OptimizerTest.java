package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import org.junit.jupiter.api.Test;

/// Trajectories of three values over three steps, worked out in double precision from PyTorch's definitions.
class OptimizerTest {
    private static final float[] START = {1, -1, 0.25f};

    /// The last value's gradients are as small as Adam's ε, so that its place in the formula shows.
    private static final float[][] GRADIENTS = {{0.5f, -2, 1e-7f}, {0.25f, 3, -1e-8f}, {-1, 0, 2e-8f}};

    @Test
    void sgdFollowsTheGradient() {
        assertTrajectory(
                OptimizerKind.SGD,
                new double[][] {{0.95, -0.8, 0.249999990}, {0.925, -1.1, 0.249999991}, {1.025, -1.1, 0.249999989}});
    }

    @Test
    void momentumKeepsNineTenthsOfItsVelocity() {
        assertTrajectory(
                OptimizerKind.MOMENTUM,
                new double[][] {{0.95, -0.8, 0.249999990}, {0.88, -0.92, 0.249999982}, {0.917, -1.028, 0.249999973}});
    }

    @Test
    void adamCorrectsItsMeansAndAddsEpsilonAfterTheRoot() {
        assertTrajectory(OptimizerKind.ADAM, new double[][] {
            {0.900000002, -0.9, 0.159090909},
            {0.806782040, -0.924770182, 0.107138560},
            {0.827417743, -0.943917604, 0.058033245}
        });
    }

    @Test
    void onlyItsOwnValuesAreMoved() {
        for (OptimizerKind kind : OptimizerKind.values()) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, START);
                MemorySegment gradients = arena.allocateFrom(JAVA_FLOAT, 1, 1, 1);
                Optimizer.of(kind, 2).step(parameters, gradients, 0.1);
                assertThat(parameters.getAtIndex(JAVA_FLOAT, 1)).isNotEqualTo(START[1]);
                assertThat(parameters.getAtIndex(JAVA_FLOAT, 2)).isEqualTo(START[2]);
            }
        }
    }

    @Test
    void theRateMayChangeFromStepToStep() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, 1);
            MemorySegment gradients = arena.allocateFrom(JAVA_FLOAT, 1);
            Optimizer momentum = Optimizer.of(OptimizerKind.MOMENTUM, 1);
            momentum.step(parameters, gradients, 0.5);
            momentum.step(parameters, gradients, 0.25);
            assertThat(parameters.getAtIndex(JAVA_FLOAT, 0)).isEqualTo(1 - 0.5f - 0.25f * 1.9f);
        }
    }

    private static void assertTrajectory(OptimizerKind kind, double[][] expected) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, START);
            Optimizer optimizer = Optimizer.of(kind, START.length);
            for (int step = 0; step < expected.length; step++) {
                optimizer.step(parameters, arena.allocateFrom(JAVA_FLOAT, GRADIENTS[step]), 0.1);
                for (int i = 0; i < START.length; i++) {
                    assertThat((double) parameters.getAtIndex(JAVA_FLOAT, i))
                            .as("value %d after step %d", i, step + 1)
                            .isCloseTo(expected[step][i], within(3e-7));
                }
            }
        }
    }
}
