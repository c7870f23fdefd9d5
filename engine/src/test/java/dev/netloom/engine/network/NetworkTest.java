package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.StatUtils;
import org.apache.commons.math3.stat.descriptive.DescriptiveStatistics;
import org.junit.jupiter.api.Test;

class NetworkTest {
    private static final Graph GRAPH = Graph.chain(
            new Input(3, 8, 8),
            Conv.of(64, 3, 1, 1),
            new BatchNorm(0.1, 1e-5),
            new Flatten(),
            new Dense(20, true, Initialization.FIXED, 0.01),
            new Output());

    private static Weights weights(long seed) {
        try (Network network = new Network(GRAPH, seed)) {
            return network.weights();
        }
    }

    private static DescriptiveStatistics statistics(Weights weights, String name) {
        DescriptiveStatistics statistics = new DescriptiveStatistics();
        for (float value : weights.arrays().get(name).values()) {
            statistics.addValue(value);
        }
        return statistics;
    }

    @Test
    void parametersHaveTheirNamesAndDimensions() {
        Map<String, List<Integer>> dims = new HashMap<>();
        weights(1).arrays().forEach((name, array) -> dims.put(name, array.dims()));
        assertThat(dims)
                .isEqualTo(Map.of(
                        "conv1.weight", List.of(64, 3, 3, 3),
                        "conv1.bias", List.of(64),
                        "batchnorm1.weight", List.of(64),
                        "batchnorm1.bias", List.of(64),
                        "batchnorm1.running_mean", List.of(64),
                        "batchnorm1.running_var", List.of(64),
                        "dense1.weight", List.of(20, 4096),
                        "dense1.bias", List.of(20)));
    }

    @Test
    void initialValuesAreDrawnAsTheBlocksSay() {
        Weights weights = weights(1);
        DescriptiveStatistics conv = statistics(weights, "conv1.weight"); // 1,728 values
        assertThat(conv.getMean()).isCloseTo(0, within(0.03));
        assertThat(conv.getStandardDeviation()).isCloseTo(Math.sqrt(2.0 / 27), within(0.02));
        DescriptiveStatistics dense = statistics(weights, "dense1.weight"); // 81,920 values
        assertThat(dense.getMean()).isCloseTo(0, within(2e-4));
        assertThat(dense.getStandardDeviation()).isCloseTo(0.01, within(2e-4));
        assertThat(dense.getKurtosis()).isCloseTo(0, within(0.1));
        assertThat(weights.arrays().get("batchnorm1.weight").values()).containsOnly(1);
        assertThat(weights.arrays().get("batchnorm1.running_var").values()).containsOnly(1);
        assertThat(weights.arrays().get("batchnorm1.running_mean").values()).containsOnly(0);
        assertThat(weights.arrays().get("conv1.bias").values()).containsOnly(0);
    }

    @Test
    void aLargeParameterIsDrawnInPiecesThatDiffer() {
        Graph wide = Graph.chain(
                new Input(1, 64, 64), new Flatten(), new Dense(1100, true, Initialization.FIXED, 0.01), new Output());
        try (Network network = new Network(wide, 1);
                Network blank = Network.blank(wide)) {
            float[] values = network.weights().arrays().get("dense1.weight").values();
            float[] first = Arrays.copyOf(values, values.length - FirstValues.TOGETHER);
            float[] second = Arrays.copyOfRange(values, FirstValues.TOGETHER, values.length);
            assertThat(first).isNotEqualTo(second);
            assertThat(StatUtils.variance(doubles(first))).isCloseTo(1e-4, within(1e-6));
            assertThat(StatUtils.variance(doubles(second))).isCloseTo(1e-4, within(1e-6));
            assertThat(blank.values().maxNumber().floatValue()).isZero();
            assertThat(blank.values().minNumber().floatValue()).isZero();
        }
    }

    private static double[] doubles(float[] values) {
        return IntStream.range(0, values.length).mapToDouble(i -> values[i]).toArray();
    }

    @Test
    void theFirstLayersAreCopiedAndNeverTheHead() {
        Weights learned = weights(1);
        for (int count = 0; count <= 3; count++) {
            TransferredWeights first = TransferredWeights.ofFirst(GRAPH, learned, count);
            List<String> copied = List.of("conv1", "batchnorm1").subList(0, Math.min(count, 2));
            assertThat(first.layers(TransferredWeights.Fate.COPIED)).isEqualTo(copied);
            Weights start = first.start(2);
            assertThat(start.arrays().get("conv1.weight").values())
                    .containsExactly(weights(count > 0 ? 1 : 2)
                            .arrays()
                            .get("conv1.weight")
                            .values());
            assertThat(start.arrays().get("dense1.weight").values())
                    .containsExactly(weights(2).arrays().get("dense1.weight").values());
        }
    }

    @Test
    void theSeedDecides() {
        float[] first = weights(1).arrays().get("dense1.weight").values();
        assertThat(weights(1).arrays().get("dense1.weight").values()).containsExactly(first);
        assertThat(weights(2).arrays().get("dense1.weight").values()).isNotEqualTo(first);
        assertThat(weights(1L << 32 | 1).arrays().get("dense1.weight").values()).isNotEqualTo(first);
    }

    @Test
    void weightsAreTakenOverAndGivenBack() throws WeightsMismatch {
        Weights other = weights(2);
        try (Network network = new Network(GRAPH, 1)) {
            long version = network.version();
            network.load(other);
            assertThat(network.version()).isGreaterThan(version);
            other.arrays()
                    .forEach((name, array) -> assertThat(
                                    network.weights().arrays().get(name).values())
                            .containsExactly(array.values()));
        }
    }

    @Test
    void aCopyOfTheWeightsStaysAsItIs() throws WeightsMismatch {
        try (Network network = new Network(GRAPH, 1)) {
            Weights copy = network.weights();
            float before = copy.arrays().get("dense1.weight").values()[0];
            network.load(weights(2));
            assertThat(copy.arrays().get("dense1.weight").values()[0]).isEqualTo(before);
        }
    }

    @Test
    void weightsOfAnotherNetworkAreRefusedWhole() {
        Map<String, Weights.Values> arrays = new HashMap<>(weights(2).arrays());
        arrays.put("dense1.bias", new Weights.Values(List.of(10), new float[10]));
        Map<String, Weights.Values> fewer = new HashMap<>(weights(2).arrays());
        fewer.remove("dense1.bias");
        try (Network network = new Network(GRAPH, 1)) {
            assertThatThrownBy(() -> network.load(new Weights(arrays)))
                    .isInstanceOf(WeightsMismatch.class)
                    .hasMessage("dense1.bias should be [20] and is [10]");
            assertThatThrownBy(() -> network.load(new Weights(fewer)))
                    .isInstanceOf(WeightsMismatch.class)
                    .hasMessage("dense1.bias should be [20] and is missing");
            assertThat(network.weights().arrays().get("dense1.weight").values())
                    .containsExactly(weights(1).arrays().get("dense1.weight").values());
        }
    }

    @Test
    void trainedValuesStandInFront() {
        try (Network network = new Network(GRAPH, 1)) {
            assertThat(network.trainedSize()).isEqualTo(64 * 27 + 64 + 128 + 20 * 4096 + 20);
            assertThat(network.parameters())
                    .filteredOn(parameter -> !parameter.spec().trained())
                    .allMatch(parameter -> parameter.offset() >= network.trainedSize());
        }
    }

    @Test
    void aGraphWithProblemsHasNoNetwork() {
        assertThatThrownBy(() -> new Network(Graph.chain(new Input(1, 2, 2), new Output()), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("output.not-flat");
    }
}
