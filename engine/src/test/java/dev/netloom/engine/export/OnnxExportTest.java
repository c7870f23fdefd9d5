package dev.netloom.engine.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.FrozenBlocks;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.reference.BlockCase;
import dev.netloom.engine.reference.RandomGraph;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TransferSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import onnx.Onnx.ModelProto;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written as ONNX, run by ONNX Runtime, against the program's own plan.
class OnnxExportTest {
    private static final double TOLERANCE = 2e-5;
    private static final int CASES = 24;

    static Stream<BlockType> types() {
        return BlockType.all().stream()
                .filter(type -> type.preset().arity() != Block.Arity.NONE && !(type.preset() instanceof Output));
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyBlockIsWrittenAsWhatItComputes(BlockType type, TestReporter reporter) throws Exception {
        double largest = 0;
        for (BlockCase tried : BlockCase.draw(type, CASES, 5, 1, 3).toList()) {
            double difference = difference(around(tried), tried.batch(), tried.seed());
            assertThat(difference).as(tried.toString()).isLessThan(TOLERANCE);
            largest = Math.max(largest, difference);
        }
        reporter.publishEntry(type.key(), Double.toString(largest));
    }

    @Test
    void poolsReachOverTheEdge() throws Exception {
        for (Pool.Kind kind : Pool.Kind.values()) {
            for (Shape shape : List.of(new Shape(3, 7, 5), new Shape(2, 8, 6), new Shape(2, 9, 12))) {
                for (int padding : new int[] {0, 1}) {
                    for (int stride : new int[] {2, 3, 4}) {
                        Pool pool = new Pool(kind, 3, stride, padding, true);
                        BlockCase tried = new BlockCase(pool, List.of(shape), 2);
                        assertThat(difference(around(tried), 2, 1))
                                .as(tried.toString())
                                .isLessThan(TOLERANCE);
                    }
                }
            }
        }
    }

    @Test
    void networksWithForksAndJoinsAreWrittenAsWhatTheyCompute() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            Graph graph = RandomGraph.draw(seed, 14);
            assertThat(difference(graph, 3, seed))
                    .as("seed %d: %s", seed, graph)
                    .isLessThan(TOLERANCE);
        }
    }

    @Test
    void aScriptNamesWhatPyTorchDoesOtherwise() {
        Graph graph = Graph.chain(new Input(1, 8, 8), Conv.of(4, 3, 1, 1), new Flatten(), Dense.of(3), new Output());
        TrainingConfig config = TrainingConfig.of(2)
                .withValidation(0.1)
                .withAugmentation(Augmentation.parse("shift:2,cutout:4"))
                .withTransfer(new TransferSettings(new FrozenBlocks(List.of("conv1")), 1, 0));
        TrainedNetwork network = TrainedNetwork.untrained("\"quoted\"", graph, 1);
        assertThat(PyTorchExport.text("net.npz", network, config))
                .contains("self.conv1 = nn.Conv2d(1, 4, 3, padding=1)", "return dense1", "# Missing here: cutout:4")
                .contains("Other than in Netloom, no images are held out to validate on; no block is frozen")
                .doesNotContain("\"quoted\"");
    }

    /// The block behind inputs of the shapes that it is tried with.
    static Graph around(BlockCase tried) {
        List<Node> nodes = new ArrayList<>();
        Shape shape = tried.inputs().getFirst();
        nodes.add(Node.of("input", new Input(shape.channels(), shape.height(), shape.width())));
        List<String> inputs = new ArrayList<>(List.of("input"));
        for (Shape other : tried.inputs().subList(1, tried.inputs().size())) {
            String id = "other" + inputs.size();
            nodes.add(Node.of(id, Conv.of(other.channels(), 1, 1, 0), "input"));
            inputs.add(id);
        }
        nodes.add(new Node("tried", tried.block(), inputs));
        nodes.add(Node.of("flat", new Flatten(), "tried"));
        nodes.add(Node.of("output", new Output(), "flat"));
        return new Graph(nodes);
    }

    private static double difference(Graph graph, int count, long seed) throws Exception {
        Weights weights = Forward.weights(graph, seed);
        Shape shape = graph.inputShape().orElseThrow();
        float[] images = Forward.images(count, shape, seed + 1);
        ModelProto model = model(graph, weights);
        float[] own = Forward.logits(graph, weights, images, count);
        float[] other = OnnxRun.value(
                model, OnnxRun.logits(model), images, count, shape.channels(), shape.height(), shape.width());
        return Forward.difference(own, other);
    }

    static ModelProto model(Graph graph, Weights weights) throws Exception {
        return OnnxExport.model(
                Path.of("model.onnx"),
                List.of(new TrainedNetwork("tried", graph, weights)),
                OnnxExport.Beginning.IMAGE);
    }
}
