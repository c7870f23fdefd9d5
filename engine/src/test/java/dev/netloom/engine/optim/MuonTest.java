package dev.netloom.engine.optim;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.NativeScope;
import dev.netloom.engine.kernel.RangePartition;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.WeightMatrix;
import dev.netloom.engine.reference.RandomValues;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Muon against its formula in double precision, and its other part against Adam.
class MuonTest {
    private static final int BEFORE = 5; // values that are no matrix
    private static final int AFTER = 3;
    private static final int STEPS = 3;
    private static final double RATE = 0.1;

    private static final OptimizerSettings SETTINGS =
            OptimizerSettings.of(OptimizerKind.MUON).withLearningRate(RATE).withWeightDecay(0.2);

    @ParameterizedTest
    @CsvSource({
        "20, 6, 5", // tall
        "6, 50, 5", // wide
        "16, 16, 5", // square
        "1, 40, 5", // one row
        "40, 1, 3", // one column
        "12, 9, 3", // a depthwise convolution: twelve kernels of 3 × 3
        "70, 90, 4" // more values than go through an array at once
    })
    void matricesMoveByTheFormula(int rows, int columns, int iterations) {
        OptimizerSettings settings = SETTINGS.withMuon(new MuonSettings(iterations, 0.01));
        WeightMatrix matrix = new WeightMatrix(BEFORE, rows, columns);
        int count = BEFORE + matrix.size() + AFTER;
        RealMatrix expected = matrix(floats(1, count), matrix);
        RealMatrix mean = expected.scalarMultiply(0);
        try (Arena arena = Arena.ofConfined();
                Optimizer muon = Optimizer.of(settings, count, List.of(matrix))) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, floats(1, count));
            for (int step = 0; step < STEPS; step++) {
                float[] gradients = floats(2 + step, count);
                RealMatrix gradient = matrix(gradients, matrix).scalarMultiply(0.5);
                mean = mean.scalarMultiply(0.95).add(gradient.scalarMultiply(0.05));
                RealMatrix ahead = mean.scalarMultiply(0.95).add(gradient.scalarMultiply(0.05));
                double scale = RATE * Math.sqrt(Math.max(1, (double) rows / columns));
                expected = expected.scalarMultiply(1 - RATE * 0.2)
                        .subtract(orthogonal(ahead, iterations).scalarMultiply(scale));
                step(muon, parameters, arena.allocateFrom(JAVA_FLOAT, gradients), settings, RangePartition.WHOLE);
            }
            RealMatrix difference =
                    matrix(parameters.toArray(JAVA_FLOAT), matrix).subtract(expected);
            assertThat(difference.getFrobeniusNorm() / expected.getFrobeniusNorm())
                    .isCloseTo(0, within(1e-5));
        }
    }

    private static void step(
            Optimizer optimizer,
            MemorySegment parameters,
            MemorySegment gradients,
            OptimizerSettings settings,
            RangePartition shares) {
        optimizer.step(
                parameters,
                gradients,
                StepSettings.of(settings, settings.learningRate()).withGradientScale(0.5),
                shares);
    }

    /// Jordan's iteration, as it is published.
    private static RealMatrix orthogonal(RealMatrix matrix, int iterations) {
        boolean tall = matrix.getRowDimension() > matrix.getColumnDimension();
        RealMatrix x = tall ? matrix.transpose() : matrix;
        x = x.scalarMultiply(1 / (x.getFrobeniusNorm() + 1e-7));
        for (int i = 0; i < iterations; i++) {
            RealMatrix a = x.multiply(x.transpose());
            RealMatrix b = a.scalarMultiply(-4.7750).add(a.multiply(a).scalarMultiply(2.0315));
            x = x.scalarMultiply(3.4445).add(b.multiply(x));
        }
        return tall ? x.transpose() : x;
    }

    @Test
    void afterFiveIterationsEveryDirectionCountsAboutAlike() {
        WeightMatrix matrix = new WeightMatrix(0, 8, 30);
        OptimizerSettings settings = OptimizerSettings.of(OptimizerKind.MUON).withLearningRate(1);
        try (Arena arena = Arena.ofConfined();
                Optimizer muon = Optimizer.of(settings, matrix.size(), List.of(matrix))) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, new float[matrix.size()]);
            step(muon, parameters, arena.allocateFrom(JAVA_FLOAT, floats(3, 240)), settings, RangePartition.WHOLE);
            RealMatrix step = matrix(parameters.toArray(JAVA_FLOAT), matrix);
            DoubleStream values = DoubleStream.of(new SingularValueDecomposition(step).getSingularValues());
            assertThat(values.boxed()).allSatisfy(value -> assertThat(value).isBetween(0.65, 1.25));
        }
    }

    @Test
    void allElseGoesByAdamToTheBit() {
        WeightMatrix matrix = new WeightMatrix(BEFORE, 4, 7);
        int count = BEFORE + matrix.size() + AFTER;
        OptimizerSettings muonSettings = SETTINGS.withMuon(new MuonSettings(5, 0.025));
        OptimizerSettings adamSettings = OptimizerSettings.of(OptimizerKind.ADAMW)
                .withLearningRate(0.025)
                .withWeightDecay(0.2);
        try (Arena arena = Arena.ofConfined();
                Optimizer muon = Optimizer.of(muonSettings, count, List.of(matrix));
                Optimizer adam = Optimizer.of(adamSettings, count, List.of())) {
            MemorySegment parameters = arena.allocateFrom(JAVA_FLOAT, floats(1, count));
            MemorySegment byAdam = arena.allocateFrom(JAVA_FLOAT, floats(1, count));
            for (int step = 0; step < STEPS; step++) {
                MemorySegment gradients = arena.allocateFrom(JAVA_FLOAT, floats(2 + step, count));
                step(muon, parameters, gradients, muonSettings, RangePartition.WHOLE);
                step(adam, byAdam, gradients, adamSettings, RangePartition.WHOLE);
            }
            for (int i = 0; i < count; i++) {
                if (i < BEFORE || i >= count - AFTER) {
                    assertThat(parameters.getAtIndex(JAVA_FLOAT, i)).isEqualTo(byAdam.getAtIndex(JAVA_FLOAT, i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void threadsShareTheMatricesAndASecondRunIsTheSame(int threads) {
        List<WeightMatrix> matrices =
                List.of(new WeightMatrix(0, 16, 9), new WeightMatrix(160, 16, 144), new WeightMatrix(2480, 50, 64));
        int count = 5700;
        try (Arena arena = Arena.ofShared();
                WorkerPool team = new WorkerPool(threads, threads);
                Optimizer first = Optimizer.of(SETTINGS, count, matrices);
                Optimizer second = Optimizer.of(SETTINGS, count, matrices);
                Optimizer alone = Optimizer.of(SETTINGS, count, matrices)) {
            MemorySegment once = arena.allocateFrom(JAVA_FLOAT, floats(1, count));
            MemorySegment again = arena.allocateFrom(JAVA_FLOAT, floats(1, count));
            MemorySegment single = arena.allocateFrom(JAVA_FLOAT, floats(1, count));
            long memory = -1;
            for (int step = 0; step < STEPS; step++) {
                MemorySegment gradients = arena.allocateFrom(JAVA_FLOAT, floats(2 + step, count));
                step(first, once, gradients, SETTINGS, team);
                step(second, again, gradients, SETTINGS, team);
                step(alone, single, gradients, SETTINGS, RangePartition.WHOLE);
                assertThat(NativeScope.bytesInUse()).isEqualTo(memory < 0 ? NativeScope.bytesInUse() : memory);
                memory = NativeScope.bytesInUse();
            }
            assertThat(again.toArray(JAVA_FLOAT)).containsExactly(once.toArray(JAVA_FLOAT));
            assertThat(once.toArray(JAVA_FLOAT))
                    .usingComparatorWithPrecision(1e-4f)
                    .containsExactly(single.toArray(JAVA_FLOAT));
        }
    }

    @Test
    void hiddenAreAllKernelsAndDenseLayersButTheLast() {
        Graph graph = Graph.chain(
                new Input(1, 8, 8),
                Conv.of(6, 3, 1, 1),
                new BatchNorm(0.1, 1e-5),
                new Conv(6, 3, 1, 1, 1, 6, true, Initialization.HE, 0.01),
                new Flatten(),
                Dense.of(5),
                Dense.of(10),
                new Output());
        try (Network network = new Network(graph, 1)) {
            List<WeightMatrix> hidden = WeightMatrix.hidden(graph);
            assertThat(hidden)
                    .extracting(WeightMatrix::rows, WeightMatrix::columns)
                    .containsExactly(tuple(6, 9), tuple(6, 9), tuple(5, 384));
            assertThat(hidden)
                    .extracting(WeightMatrix::offset)
                    .containsExactlyElementsOf(network.parameters().stream()
                            .filter(parameter -> parameter.spec().dims().size() > 1)
                            .map(parameter -> parameter.offset())
                            .limit(3)
                            .toList());
            assertThat(Optimizer.bytes(OptimizerKind.MUON, network.trainedSize(), hidden))
                    .isGreaterThan(Optimizer.bytes(OptimizerKind.ADAM, network.trainedSize(), hidden));
        }
    }

    private static RealMatrix matrix(float[] all, WeightMatrix place) {
        RealMatrix matrix = new Array2DRowRealMatrix(place.rows(), place.columns());
        for (int i = 0; i < place.size(); i++) {
            matrix.setEntry(i / place.columns(), i % place.columns(), all[(int) place.offset() + i]);
        }
        return matrix;
    }

    private static float[] floats(long seed, int count) {
        double[] values = new RandomValues(seed).normal(count, 0, 1);
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
