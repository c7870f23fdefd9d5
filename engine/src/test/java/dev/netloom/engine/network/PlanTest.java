package dev.netloom.engine.network;

import dev.netloom.engine.block.Block;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.layer.Mode;
import dev.netloom.engine.reference.BlockCase;
import dev.netloom.engine.reference.RandomGraph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every layer, and whole networks, against the double-precision reference.
class PlanTest {
    @ParameterizedTest
    @MethodSource("sample")
    void everyBlockComputesWhatTheReferenceComputes(BlockCase drawn) {
        compareInBothModes(drawn);
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("many")
    void everyBlockComputesWhatTheReferenceComputesOnManyShapes(BlockCase drawn) {
        compareInBothModes(drawn);
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void convolutionsOfOddShapesComputeWhatTheReferenceComputes(BlockCase drawn) {
        compareInBothModes(drawn);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void networksWithForksAndJoinsComputeWhatTheReferenceComputes(int seed) {
        Graph graph = RandomGraph.draw(seed, 6 + seed);
        for (Mode mode : Mode.values()) {
            Comparison comparison = new Comparison(graph, 3, mode, seed);
            comparison.holds(PlanOptions.inspection(3, mode));
            comparison.holds(new PlanOptions(3, mode, true, false, true));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 50})
    void deepConvNetTrainsOnTheSameGradientsFusedAndUnfusedAtAnyBatchSize(int batch) throws FileProblem {
        Graph graph = ProjectFile.read(Samples.network("deep-convnet")).graph();
        Comparison comparison = new Comparison(graph, batch, Mode.TRAINING, batch);
        comparison.holds(PlanOptions.training(batch));
        comparison.holds(PlanOptions.inspection(batch, Mode.TRAINING));
    }

    @ParameterizedTest
    @EnumSource(Pool.Kind.class)
    void poolingReachesOverTheEdges(Pool.Kind kind) {
        compareInBothModes(new BlockCase(Pool.of(kind, 3, 2, 1), List.of(new Shape(3, 7, 5)), 2));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void windowsThatSeeNothingButPaddingGiveTheBias(int padding) {
        for (int kernel = 1; kernel <= 2; kernel++) {
            for (int filters : new int[] {3, 16, 33}) {
                compareInBothModes(conv(filters, kernel, 1, padding, 1, new Shape(16, 5, 4), 3));
                compareInBothModes(conv(filters, kernel, 2, padding, 2, new Shape(17, 1, 6), 2));
            }
        }
    }

    @Test
    void evaluationPlansNeedNoGradients() throws FileProblem {
        Graph graph = ProjectFile.read(Samples.network("simple-convnet")).graph();
        new Comparison(graph, 5, Mode.EVALUATION, 1).holds(PlanOptions.evaluation(5));
    }

    private static void compareInBothModes(BlockCase drawn) {
        Graph graph = around(drawn);
        for (Mode mode : Mode.values()) {
            new Comparison(graph, drawn.batch(), mode, drawn.seed()).holds(PlanOptions.inspection(drawn.batch(), mode));
        }
    }

    /// Input → (a 1×1 convolution for every input of the block) → the block → Flatten → Dense → Output.
    private static Graph around(BlockCase drawn) {
        Shape first = drawn.inputs().getFirst();
        List<Node> nodes = new ArrayList<>();
        nodes.add(Node.of("input", new Input(2, first.height(), first.width())));
        List<String> inputs = new ArrayList<>();
        for (Shape shape : drawn.inputs()) {
            String id = "conv" + inputs.size();
            nodes.add(Node.of(id, new Conv(shape.channels(), 1, 1, 0, 1, 1, true, Initialization.HE, 0.01), "input"));
            inputs.add(id);
        }
        nodes.add(new Node("block", drawn.block(), inputs));
        if (drawn.block() instanceof Output) {
            return new Graph(nodes);
        }
        nodes.add(Node.of("flatten", new Flatten(), "block"));
        nodes.add(Node.of("dense", Dense.of(3), "flatten"));
        nodes.add(Node.of("output", new Output(), "dense"));
        return new Graph(nodes);
    }

    static Stream<BlockCase> sample() {
        return draw(8, 11);
    }

    static Stream<BlockCase> many() {
        return draw(300, 12);
    }

    private static Stream<BlockCase> draw(int count, long seed) {
        return BlockCase.drawEach(count, seed, 1, 2, 7);
    }

    /// Kernels even and odd, strides, paddings and dilations that leave rows over.
    static Stream<BlockCase> convolutions() {
        return IntStream.rangeClosed(1, 7)
                .boxed()
                .flatMap(kernel -> Stream.of(
                        conv(17, kernel, 1, kernel / 2, 1, new Shape(1, 13, 11), 7),
                        conv(5, kernel, 2, Math.min(3, kernel - 1), 1, new Shape(33, 14, 9), 2),
                        conv(3, kernel, 3, 3, 2, new Shape(6, 16, 19), 1)));
    }

    private static BlockCase conv(
            int filters, int kernel, int stride, int padding, int dilation, Shape input, int batch) {
        Block conv = new Conv(filters, kernel, stride, padding, dilation, 1, true, Initialization.HE, 0.01);
        return new BlockCase(conv, List.of(input), batch);
    }
}
