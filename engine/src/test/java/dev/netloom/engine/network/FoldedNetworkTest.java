package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Weighted;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights.Values;
import dev.netloom.engine.reference.NetworkValues;
import dev.netloom.engine.reference.RandomGraph;
import dev.netloom.engine.reference.RandomValues;
import dev.netloom.engine.reference.ReferenceNetwork;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldedNetworkTest {
    private static final String BEHIND = "-norm";
    private static final BatchNorm NORM = new BatchNorm(0.1, 0.01);

    /// y = 2 · (3x + 1 − 4) / √(0.24 + 0.01) + 5 = 12x − 7, and the dense layer has no bias, or has one.
    @ParameterizedTest
    @CsvSource({"true, -7", "false, -11"})
    void aDenseLayerTakesItsNormalisation(boolean bias, float expected) {
        Dense dense = new Dense(1, bias, Dense.of(1).initialization(), 0.01);
        Graph graph = Graph.chain(new Input(1, 1, 1), new Flatten(), dense, NORM, new Output());
        Map<String, Values> arrays = new LinkedHashMap<>();
        arrays.put("dense1.weight", values(List.of(1, 1), 3));
        arrays.put("batchnorm1.weight", values(List.of(1), 2));
        arrays.put("batchnorm1.bias", values(List.of(1), 5));
        arrays.put("batchnorm1.running_mean", values(List.of(1), 4));
        arrays.put("batchnorm1.running_var", values(List.of(1), 0.24f));
        if (bias) {
            arrays.put("dense1.bias", values(List.of(1), 1));
        }

        FoldedNetwork folded = FoldedNetwork.of(graph, new Weights(arrays, "digits"));

        assertThat(folded.folded()).containsExactly("batchnorm1");
        assertThat(folded.weights().arrays()).containsOnlyKeys("dense1.weight", "dense1.bias");
        assertThat(folded.weights().input()).isEqualTo("digits");
        assertThat(folded.weights().find("dense1.weight").orElseThrow().values())
                .containsExactly(12);
        assertThat(folded.weights().find("dense1.bias").orElseThrow().values()).containsExactly(expected);
        assertThat(folded.graph().node("output1").inputs()).containsExactly("dense1");
    }

    @Test
    void whatOthersReadStays() {
        Graph graph = new Graph(List.of(
                Node.of("input1", new Input(2, 3, 3)),
                Node.of("conv1", Conv.of(2, 3, 1, 1), "input1"),
                Node.of("bn1", NORM, "conv1"),
                Node.of("add1", new Add(), "bn1", "conv1"),
                Node.of("bn2", NORM, "add1"),
                Node.of("flatten1", new Flatten(), "bn2"),
                Node.of("output1", new Output(), "flatten1")));

        FoldedNetwork folded = FoldedNetwork.of(graph, weights(graph));

        assertThat(folded.folded()).isEmpty();
        assertThat(folded.kept()).containsExactly("bn1", "bn2");
        assertThat(folded.graph()).isEqualTo(graph);
    }

    /// Against the double-precision reference: random networks with a normalisation behind every layer.
    @Test
    void randomNetworksPutOutTheSame() {
        boolean grouped = false;
        for (long seed = 0; seed < 60; seed++) {
            Graph graph = normalised(RandomGraph.draw(seed, 9));
            Weights weights = weights(graph);
            FoldedNetwork network = FoldedNetwork.of(graph, weights);
            assertThat(GraphCheck.of(network.graph()).problems()).isEmpty();
            assertThat(network.graph().nodes()).extracting(Node::id).noneMatch(id -> id.endsWith(BEHIND));
            assertThat(network.folded()).filteredOn(id -> id.endsWith(BEHIND)).isNotEmpty();
            int batch = 3;
            double[] images = new RandomValues(seed)
                    .apart(batch * graph.inputShape().orElseThrow().size(), 0.01);
            double[] expected = outputs(graph, weights, images, batch);
            double[] found = outputs(network.graph(), network.weights(), images, batch);
            for (int i = 0; i < expected.length; i++) {
                assertThat(found[i])
                        .as("seed " + seed)
                        .isCloseTo(expected[i], within(1e-4 * (1 + Math.abs(expected[i]))));
            }
            grouped |= graph.nodes().stream().anyMatch(node -> node.block() instanceof Conv conv && conv.groups() > 1);
        }
        assertThat(grouped).isTrue();
    }

    private static double[] outputs(Graph graph, Weights weights, double[] images, int batch) {
        return ReferenceNetwork.evaluating(graph, ReferenceNetwork.doubles(weights))
                .forward(images, batch);
    }

    private static Graph normalised(Graph graph) {
        Graph all = graph;
        for (Node layer : graph.nodes()) {
            if (layer.block() instanceof Weighted) {
                String norm = layer.id() + BEHIND;
                all = all.map(node -> node.rewired(layer.id(), norm)).with(Node.of(norm, NORM, layer.id()));
            }
        }
        return all;
    }

    private static Values values(List<Integer> dims, float value) {
        return new Values(dims, new float[] {value});
    }

    private static Weights weights(Graph graph) {
        Map<String, double[]> drawn = NetworkValues.weights(graph, new RandomValues(7));
        Map<String, Values> arrays = new LinkedHashMap<>();
        for (Parameter parameter : Network.layOut(graph)) {
            double[] own = drawn.get(parameter.name());
            float[] values = new float[own.length];
            for (int i = 0; i < own.length; i++) {
                values[i] = (float) own[i];
            }
            arrays.put(parameter.name(), new Values(parameter.spec().dims(), values));
        }
        return new Weights(arrays);
    }
}
