package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.memory.HeapUse;
import dev.netloom.engine.reference.RandomValues;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Trajectories of three values over three steps, without and with a weight decay of 0.1, worked out in double
/// precision from PyTorch's definitions.
class OptimizerTest {
    private static final float[] START = {1, -1, 0.25f};

    /// The last value's gradients are about as small as an ε, so that its place in the formula shows.
    private static final float[][] GRADIENTS = {{0.5f, -2, 1e-7f}, {0.25f, 3, -1e-8f}, {-1, 0, 2e-8f}};

    @Test
    void sgdFollowsTheGradient() {
        assertTrajectory(OptimizerKind.SGD, 0, new double[][] {
            {0.950000000, -0.800000000, 0.249999990},
            {0.925000000, -1.100000000, 0.249999991},
            {1.025000000, -1.100000000, 0.249999989}
        });
        assertTrajectory(OptimizerKind.SGD, 0.1, new double[][] {
            {0.940000000, -0.790000000, 0.247499990},
            {0.905600000, -1.082100000, 0.245024991},
            {0.996544000, -1.071279000, 0.242574739}
        });
    }

    @Test
    void momentumKeepsNineTenthsOfItsVelocity() {
        assertTrajectory(OptimizerKind.MOMENTUM, 0, new double[][] {
            {0.950000000, -0.800000000, 0.249999990},
            {0.880000000, -0.920000000, 0.249999982},
            {0.917000000, -1.028000000, 0.249999973}
        });
        assertTrajectory(OptimizerKind.MOMENTUM, 0.1, new double[][] {
            {0.940000000, -0.790000000, 0.247499990},
            {0.851600000, -0.893100000, 0.242774982},
            {0.863524000, -0.976959000, 0.236094723}
        });
    }

    @Test
    void nesterovLooksAheadByItsVelocity() {
        assertTrajectory(OptimizerKind.NESTEROV, 0, new double[][] {
            {0.905000000, -0.620000000, 0.249999981},
            {0.817000000, -1.028000000, 0.249999975},
            {0.950300000, -1.125200000, 0.249999965}
        });
        assertTrajectory(OptimizerKind.NESTEROV, 0.1, new double[][] {
            {0.886000000, -0.601000000, 0.245249981},
            {0.773066000, -0.989481000, 0.238565225},
            {0.877211146, -1.055722761, 0.230223451}
        });
    }

    @Test
    void adaGradDividesByTheRootOfAllSquaresSoFar() {
        assertTrajectory(OptimizerKind.ADAGRAD, 0, new double[][] {
            {0.900000000, -0.900000000, 0.150099900},
            {0.855278640, -0.983205029, 0.160040381},
            {0.942565797, -0.983205029, 0.140541408}
        });
        assertTrajectory(OptimizerKind.ADAGRAD, 0.1, new double[][] {
            {0.900000000, -0.900000000, 0.150000000},
            {0.850698743, -0.981089961, 0.098550601},
            {0.930554395, -0.978357080, 0.066528046}
        });
    }

    @Test
    void rmsPropForgetsOldSquaresAndAddsEpsilonToTheRoot() {
        assertTrajectory(OptimizerKind.RMSPROP, 0, new double[][] {
            {0.000000200, -0.000000050, -0.250000000},
            {-0.449012974, -0.833333360, -0.200000000},
            {0.425726616, -0.833333360, -0.299261043}
        });
        assertTrajectory(OptimizerKind.RMSPROP, 0.1, new double[][] {
            {0.000000167, -0.000000048, -0.749996000},
            {-0.386264325, -0.820582336, 0.199159929},
            {0.463626494, -0.798029821, -0.046400282}
        });
    }

    @Test
    void adamCorrectsItsMeansAndAddsEpsilonAfterTheRoot() {
        assertTrajectory(OptimizerKind.ADAM, 0, new double[][] {
            {0.900000002, -0.900000000, 0.159090909},
            {0.806782040, -0.924770182, 0.107138560},
            {0.827417743, -0.943917604, 0.058033245}
        });
        assertTrajectory(OptimizerKind.ADAM, 0.1, new double[][] {
            {0.900000002, -0.900000000, 0.150000040},
            {0.805009766, -0.921154436, 0.054251126},
            {0.812098261, -0.935861162, -0.030208126}
        });
    }

    /// Worked out in double precision: after one step m̂ = g and v̂ = g², after two m̂ = (β₁ g₁ + g₂) / (1 + β₁).
    @Test
    void adamRemembersAsItsBetasSay() {
        AdamSettings adam = new AdamSettings(0.7, 0.9, 0.01);
        try (Arena arena = Arena.ofConfined();
                Optimizer optimizer =
                        Optimizer.of(OptimizerSettings.of(OptimizerKind.ADAM).withAdam(adam), 1, List.of())) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, 1);
            double expected = 1 - 0.1 * 0.5 / (0.5 + 0.01);
            move(optimizer, parameters, arena.allocateFrom(JAVA_FLOAT, 0.5f));
            assertThat((double) parameters.getAtIndex(JAVA_FLOAT, 0)).isCloseTo(expected, within(1e-6));
            double mean = (0.7 * 0.5 + 0.25) / 1.7;
            double square = (0.9 * 0.25 + 0.0625) / 1.9;
            expected -= 0.1 * mean / (Math.sqrt(square) + 0.01);
            move(optimizer, parameters, arena.allocateFrom(JAVA_FLOAT, 0.25f));
            assertThat((double) parameters.getAtIndex(JAVA_FLOAT, 0)).isCloseTo(expected, within(1e-6));
        }
    }

    @Test
    void adamWShrinksTheWeightsInsteadOfGrowingTheGradient() {
        assertTrajectory(OptimizerKind.ADAMW, 0, new double[][] {
            {0.900000002, -0.900000000, 0.159090909},
            {0.806782040, -0.924770182, 0.107138560},
            {0.827417743, -0.943917604, 0.058033245}
        });
        assertTrajectory(OptimizerKind.ADAMW, 0.1, new double[][] {
            {0.890000002, -0.890000000, 0.156590909},
            {0.787882040, -0.905870182, 0.103072651},
            {0.800638922, -0.915958902, 0.052936610}
        });
    }

    @Test
    void onlyItsOwnValuesAreMoved() {
        for (OptimizerKind kind : OptimizerKind.values()) {
            try (Arena arena = Arena.ofConfined()) {
                MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, START);
                MemorySegment gradients = arena.allocateFrom(JAVA_FLOAT, 1, 1, 1);
                move(Optimizer.of(kind, 2), parameters, gradients, OptimizerSettings.of(kind), 0.1);
                assertThat(parameters.getAtIndex(JAVA_FLOAT, 1)).isNotEqualTo(START[1]);
                assertThat(parameters.getAtIndex(JAVA_FLOAT, 2)).isEqualTo(START[2]);
            }
        }
    }

    @Test
    void theRateMayChangeFromStepToStep() {
        try (Arena arena = Arena.ofConfined();
                Optimizer momentum = Optimizer.of(OptimizerKind.MOMENTUM, 1)) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, 1);
            MemorySegment gradients = arena.allocateFrom(JAVA_FLOAT, 1);
            move(momentum, parameters, gradients, OptimizerSettings.of(OptimizerKind.MOMENTUM), 0.5);
            move(momentum, parameters, gradients, OptimizerSettings.of(OptimizerKind.MOMENTUM), 0.25);
            assertThat(parameters.getAtIndex(JAVA_FLOAT, 0)).isEqualTo(1 - 0.5f - 0.25f * 1.9f);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aScaledGradientIsTheGradientThatIsSoMuchSmaller(OptimizerKind kind) {
        OptimizerSettings settings = OptimizerSettings.of(kind).withWeightDecay(0.1);
        try (Arena arena = Arena.ofConfined();
                Optimizer scaling = Optimizer.of(kind, START.length);
                Optimizer plainly = Optimizer.of(kind, START.length)) {
            MemorySegment scaled = arena.allocateFrom(JAVA_FLOAT, START);
            MemorySegment plain = arena.allocateFrom(JAVA_FLOAT, START);
            for (float[] gradients : GRADIENTS) {
                scaling.step(
                        scaled,
                        arena.allocateFrom(JAVA_FLOAT, gradients),
                        StepSettings.of(settings, 0.1).withGradientScale(0.25),
                        RangePartition.WHOLE);
                move(plainly, plain, arena.allocateFrom(JAVA_FLOAT, quarter(gradients)), settings, 0.1);
                assertThat(scaled.toArray(JAVA_FLOAT)).containsExactly(plain.toArray(JAVA_FLOAT));
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void threadsThatShareTheParametersMoveThemAsOneDoes(OptimizerKind kind) {
        int count = 1003;
        OptimizerSettings settings = OptimizerSettings.of(kind).withWeightDecay(0.1);
        try (Arena arena = Arena.ofShared();
                WorkerPool team = new WorkerPool(3, 3);
                Optimizer together = Optimizer.of(kind, count);
                Optimizer single = Optimizer.of(kind, count)) {
            float[] start = floats(1, count);
            MemorySegment shared = arena.allocateFrom(JAVA_FLOAT, start);
            MemorySegment alone = arena.allocateFrom(JAVA_FLOAT, start);
            for (int step = 2; step < 5; step++) {
                MemorySegment gradients = arena.allocateFrom(JAVA_FLOAT, floats(step, count));
                together.step(shared, gradients, StepSettings.of(settings, 0.1), team);
                single.step(alone, gradients, StepSettings.of(settings, 0.1), RangePartition.WHOLE);
            }
            assertThat(shared.toArray(JAVA_FLOAT))
                    .containsExactly(alone.toArray(JAVA_FLOAT))
                    .isNotEqualTo(start);
        }
    }

    @ParameterizedTest
    @EnumSource
    void oneThatIsGivenTheStateOfAnotherGoesOnAsThatOne(OptimizerKind kind) {
        OptimizerSettings settings = OptimizerSettings.of(kind).withWeightDecay(0.1);
        try (Arena arena = Arena.ofConfined();
                Optimizer first = Optimizer.of(kind, START.length);
                Optimizer second = Optimizer.of(kind, START.length)) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, START);
            move(first, parameters, arena.allocateFrom(JAVA_FLOAT, GRADIENTS[0]), settings, 0.1);
            move(first, parameters, arena.allocateFrom(JAVA_FLOAT, GRADIENTS[1]), settings, 0.1);
            MemorySegment resumed = arena.allocateFrom(JAVA_FLOAT, parameters.toArray(JAVA_FLOAT));
            for (int i = 0; i < first.state().size(); i++) {
                second.state().get(i).copyFrom(first.state().get(i));
            }
            second.restore(first.steps());
            move(first, parameters, arena.allocateFrom(JAVA_FLOAT, GRADIENTS[2]), settings, 0.1);
            move(second, resumed, arena.allocateFrom(JAVA_FLOAT, GRADIENTS[2]), settings, 0.1);
            assertThat(second.steps()).isEqualTo(3);
            assertThat(resumed.toArray(JAVA_FLOAT)).containsExactly(parameters.toArray(JAVA_FLOAT));
        }
    }

    @Test
    void momentumAndDecayMayChangeFromStepToStep() {
        try (Arena arena = Arena.ofConfined();
                Optimizer optimizer = Optimizer.of(OptimizerKind.MOMENTUM, 1)) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, 1);
            MemorySegment gradients = arena.allocateFrom(JAVA_FLOAT, 1);
            optimizer.step(
                    parameters, gradients, new StepSettings(0.5, 0, 0.9, 1), RangePartition.WHOLE); // v = 1, w = 0.5
            optimizer.step(
                    parameters, gradients, new StepSettings(0.5, 0.2, 0.5, 1), RangePartition.WHOLE); // v = 0.5 + 1.1
            assertThat(parameters.getAtIndex(JAVA_FLOAT, 0)).isCloseTo(-0.3f, within(1e-6f));
        }
    }

    private static void move(
            Optimizer optimizer,
            MemorySegment parameters,
            MemorySegment gradients,
            OptimizerSettings settings,
            double learningRate) {
        optimizer.step(parameters, gradients, StepSettings.of(settings, learningRate), RangePartition.WHOLE);
    }

    private static void move(Optimizer optimizer, MemorySegment parameters, MemorySegment gradients) {
        optimizer.step(parameters, gradients, new StepSettings(0.1, 0, 0, 1), RangePartition.WHOLE);
    }

    private static float[] floats(long seed, int count) {
        double[] values = new RandomValues(seed).normal(count, 0, 1);
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    private static float[] quarter(float[] values) {
        float[] quarters = values.clone();
        for (int i = 0; i < quarters.length; i++) {
            quarters[i] /= 4;
        }
        return quarters;
    }

    private static void assertTrajectory(OptimizerKind kind, double decay, double[][] expected) {
        try (Arena arena = Arena.ofConfined();
                Optimizer optimizer = Optimizer.of(kind, START.length)) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, START);
            OptimizerSettings settings = OptimizerSettings.of(kind).withWeightDecay(decay);
            for (int step = 0; step < expected.length; step++) {
                move(optimizer, parameters, arena.allocateFrom(JAVA_FLOAT, GRADIENTS[step]), settings, 0.1);
                for (int i = 0; i < START.length; i++) {
                    assertThat((double) parameters.getAtIndex(JAVA_FLOAT, i))
                            .as("value %d after step %d", i, step + 1)
                            .isCloseTo(expected[step][i], within(5e-7));
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatItRemembersLiesOutsideTheHeap(OptimizerKind kind) throws Exception {
        int count = 5_000_000;
        Optimizer.of(kind, 1).close(); // what is loaded once is loaded now
        long before = NativeScope.bytesInUse();
        long heap = HeapUse.of(() -> {
            try (Optimizer _ = Optimizer.of(kind, count)) {
                assertThat(NativeScope.bytesInUse() - before).isEqualTo(Optimizer.bytes(kind, count, List.of()));
            }
        });
        assertThat(heap).isLessThan(1 << 20);
        assertThat(NativeScope.bytesInUse()).isEqualTo(before);
    }
}
