package dev.netloom.engine.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ReferenceNetworkTest {
    static LongStream seeds() {
        return LongStream.range(0, 20);
    }

    static LongStream manySeeds() {
        return LongStream.range(20, 220);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientsOfARandomNetworkAgreeWithCentralDifferences(long seed) {
        check(seed);
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("manySeeds")
    void gradientsOfManyRandomNetworksAgreeWithCentralDifferences(long seed) {
        check(seed);
    }

    private static void check(long seed) {
        Graph graph = RandomGraph.draw(seed, 8);
        assertThat(GraphCheck.of(graph).problems()).isEmpty();
        RandomValues values = new RandomValues(seed);
        int batch = 3;
        double[] images = values.apart(batch * image(graph).size(), 0.01);
        int[] labels = values.labels(batch, 4);
        Map<String, double[]> weights = NetworkValues.weights(graph, values);
        Map<String, double[]> masks = NetworkValues.masks(graph, batch, values);
        DoubleSupplier loss = () -> ReferenceLoss.of(
                        ReferenceNetwork.training(graph, weights, masks).forward(images, batch), labels)
                .value();

        ReferenceNetwork network = ReferenceNetwork.training(graph, weights, masks);
        network.backward(
                ReferenceLoss.of(network.forward(images, batch), labels).gradient());

        Numerical.check("images", network.gradient("input1"), images, loss);
        assertThat(network.parameterGradients()).isNotEmpty();
        network.parameterGradients()
                .forEach((name, gradient) -> Numerical.check(name, gradient, weights.get(name), loss));
    }

    @Test
    void randomNetworksForkAndJoin() {
        List<Graph> graphs = seeds().mapToObj(seed -> RandomGraph.draw(seed, 8)).toList();
        List<Node> nodes =
                graphs.stream().flatMap(graph -> graph.nodes().stream()).toList();
        assertThat(nodes).anyMatch(node -> node.block() instanceof Add);
        assertThat(nodes).anyMatch(node -> node.block() instanceof Concat);
        assertThat(nodes)
                .anyMatch(node ->
                        node.inputs().size() > node.inputs().stream().distinct().count());
        assertThat(graphs)
                .anyMatch(graph -> graph.nodes().stream()
                        .anyMatch(node -> graph.consumers(node.id()).size() > 2));
    }

    @Test
    void randomNetworksHoldEveryBlock() {
        List<Block> blocks = manySeeds()
                .mapToObj(seed -> RandomGraph.draw(seed, 8))
                .flatMap(graph -> graph.nodes().stream())
                .map(Node::block)
                .toList();
        assertThat(blocks.stream().map(BlockType::of).distinct()).containsExactlyInAnyOrderElementsOf(BlockType.all());
        assertThat(blocks).anyMatch(block -> block instanceof Conv conv && conv.groups() > 1);
        assertThat(blocks).anyMatch(block -> block instanceof Pool pool && pool.ceil());
    }

    @Test
    void gradientsAreSummedAtAFork() {
        // y = x + relu(x) + x, whose gradient is 3 where x is positive, else 2
        Graph graph = new Graph(List.of(
                Node.of("in", new Input(2, 1, 1)),
                Node.of("relu", new Relu(), "in"),
                Node.of("sum", new Add(), "in", "relu", "in"),
                Node.of("out", new Output(), "sum")));
        ReferenceNetwork network = ReferenceNetwork.training(graph, Map.of(), Map.of());
        assertThat(network.forward(new double[] {5, -5}, 1)).containsExactly(15, -10);
        network.backward(new double[] {1, 1});
        assertThat(network.gradient("in")).containsExactly(3, 2);
    }

    @Test
    void dropoutIsSilentInEvaluation() {
        Graph graph = Graph.chain(new Input(2, 1, 1), new Dropout(0.5), Dense.of(1), new Output());
        Map<String, double[]> weights =
                new HashMap<>(Map.of("dense1.weight", new double[] {1, 10}, "dense1.bias", new double[] {100}));
        double[] image = {1, 2};
        assertThat(ReferenceNetwork.evaluating(graph, weights).forward(image, 1))
                .containsExactly(121);
        assertThat(ReferenceNetwork.training(graph, weights, Map.of("dropout1", new double[] {0, 1}))
                        .forward(image, 1))
                .containsExactly(140);
    }

    private static Shape image(Graph graph) {
        return ((Input) graph.node("input1").block()).shape();
    }
}
