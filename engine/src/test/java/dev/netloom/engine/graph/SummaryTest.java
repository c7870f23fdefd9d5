package dev.netloom.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Summary.ReceptiveField;
import dev.netloom.engine.reference.ReferenceNetwork;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryTest {
    private static Graph sample(String name) throws FileProblem {
        return ProjectFile.read(Samples.network(name)).graph();
    }

    private static Summary.Layer layer(Summary summary, String id) {
        return summary.layers().stream()
                .filter(layer -> layer.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// The templates count as their names and papers do; VGG-16 for small images has three layers less.
    @ParameterizedTest
    @CsvSource({
        "lenet5, 5",
        "alexnet, 8",
        "alexnet-28, 8",
        "vgg16, 16",
        "vgg19, 19",
        "vgg16-28, 13",
        "googlenet, 22",
        "resnet18, 18",
        "resnet18-28, 18",
        "resnet34, 34",
        "resnet50, 50",
        "resnet101, 101",
        "resnet152, 152",
        "resnet20-28, 20",
        "resnet32-32, 32",
        "plain56-28, 56"
    })
    void layersAreThoseWithWeights(String template, int depth) {
        Graph graph = Template.named(template).orElseThrow().project().graph();
        assertThat(Summary.of(graph).depth()).isEqualTo(depth);
    }

    @Test
    void deepConvNetHasTheBooksParameters() throws FileProblem {
        Graph graph = sample("deep-convnet");
        assertThat(GraphCheck.of(graph).problems()).isEmpty();
        Summary summary = Summary.of(graph);
        assertThat(summary.parameters()).isEqualTo(123_552);
        assertThat(summary.depth()).isEqualTo(8);
        assertThat(summary.layers().stream()
                        .filter(layer -> layer.parameters() > 0)
                        .map(Summary.Layer::parameters))
                .containsExactly(160L, 2_320L, 4_640L, 9_248L, 18_496L, 36_928L, 51_250L, 510L);
        assertThat(layer(summary, "conv4").output()).isEqualTo(new Shape(32, 16, 16));
        assertThat(layer(summary, "pool3").output()).isEqualTo(new Shape(64, 4, 4));
        // 28² · (9 · 16 + 9 · 16 · 16) + 14² · 9 · 16 · 32 + 16² · 9 · 32² + 8² · 9 · (32 + 64) · 64 + 1024 · 50 + 500
        assertThat(summary.multiplyAdds()).isEqualTo(8_772_340L);
    }

    @Test
    void simpleConvNetHasTheBooksParameters() throws FileProblem {
        Graph graph = sample("simple-convnet");
        assertThat(GraphCheck.of(graph).problems()).isEmpty();
        Summary summary = Summary.of(graph);
        assertThat(summary.parameters())
                .isEqualTo((25 * 30 + 30) + (30 * 12 * 12 * 100 + 100) + (100 * 10 + 10))
                .isEqualTo(433_890);
        assertThat(summary.multiplyAdds()).isEqualTo(24 * 24 * 25 * 30 + 30 * 12 * 12 * 100 + 100 * 10);
    }

    @Test
    void receptiveFieldsOfDeepConvNetGrowAsByHand() throws FileProblem {
        Summary summary = Summary.of(sample("deep-convnet"));
        assertThat(IntStream.rangeClosed(1, 6)
                        .mapToObj(i -> layer(summary, "conv" + i).receptiveField()))
                .containsExactly(
                        new ReceptiveField(3, 3),
                        new ReceptiveField(5, 5),
                        new ReceptiveField(10, 10),
                        new ReceptiveField(14, 14),
                        new ReceptiveField(24, 24),
                        new ReceptiveField(32, 32));
        assertThat(layer(summary, "pool1").receptiveField()).isEqualTo(new ReceptiveField(6, 6));
        assertThat(layer(summary, "output").receptiveField()).isEqualTo(new ReceptiveField(28, 28));
    }

    @Test
    void receptiveFieldsOfDeepConvNetAreWhatAnOutputReallyDependsOn() throws FileProblem {
        Graph graph = sample("deep-convnet").map(node -> switch (node.block()) {
            case Input input -> node.withBlock(new Input(1, 72, 72));
            case Conv conv -> node.withBlock(narrow(conv));
            default -> node;
        });
        Summary summary = Summary.of(graph);
        for (int i = 1; i <= 6; i++) {
            assertFieldIsSeen(graph, summary, "conv" + i);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void receptiveFieldsOfRandomStacksAreWhatAnOutputReallyDependsOn(long seed) {
        Random random = new Random(seed);
        Graph graph = Graph.chain(
                new Input(1, 120, 120),
                anyConv(random),
                Pool.of(Pool.Kind.MAX, 1 + random.nextInt(3), 1 + random.nextInt(2), 0),
                anyConv(random),
                Pool.of(Pool.Kind.AVERAGE, 1 + random.nextInt(3), 1 + random.nextInt(2), 0),
                anyConv(random));
        Summary summary = Summary.of(graph);
        assertFieldIsSeen(graph, summary, "pool1");
        assertFieldIsSeen(graph, summary, "conv2");
        assertFieldIsSeen(graph, summary, "conv3");
    }

    @Test
    void aSkipSeesWhatItsLongestWaySees() {
        Graph graph = new Graph(List.of(
                Node.of("in", new Input(1, 20, 16)),
                Node.of("conv1", narrow(Conv.of(1, 3, 1, 1)), "in"),
                Node.of("conv2", narrow(Conv.of(1, 3, 1, 1)), "conv1"),
                Node.of("sum", new Add(), "in", "conv2"),
                Node.of("conv3", narrow(Conv.of(1, 3, 1, 1)), "sum"),
                Node.of("mean", new GlobalAveragePool(), "conv3"),
                Node.of("out", new Output(), "mean")));
        Summary summary = Summary.of(graph);
        assertThat(layer(summary, "sum").receptiveField()).isEqualTo(new ReceptiveField(5, 5));
        assertThat(layer(summary, "conv3").receptiveField()).isEqualTo(new ReceptiveField(7, 7));
        assertThat(layer(summary, "mean").receptiveField()).isEqualTo(new ReceptiveField(20, 16));
        assertFieldIsSeen(graph, summary, "conv3");
    }

    @Test
    void blocksWithoutAKnownShapeAreLeftOut() {
        Graph broken = Graph.chain(new Input(1, 4, 4), Conv.of(1, 9, 1, 0), new Flatten(), new Output());
        assertThat(Summary.of(broken).layers()).extracting(Summary.Layer::id).containsExactly("input1");
        assertThat(Summary.of(Graph.EMPTY)).isEqualTo(new Summary(0, 0, 0, List.of()));
    }

    private static Conv anyConv(Random random) {
        return new Conv(
                1,
                1 + random.nextInt(4),
                1 + random.nextInt(2),
                random.nextInt(2),
                1 + random.nextInt(2),
                1,
                false,
                Initialization.FIXED,
                0.01);
    }

    private static Conv narrow(Conv conv) {
        return new Conv(
                1, conv.kernel(), conv.stride(), conv.padding(), conv.dilation(), 1, false, Initialization.HE, 0.01);
    }

    /// Brute force: with positive weights, a bright line in a dark image reaches just those outputs that see it. The
    /// lines that the output in the middle sees span its field.
    private static void assertFieldIsSeen(Graph graph, Summary summary, String id) {
        ReceptiveField field = layer(summary, id).receptiveField();
        assertThat(new ReceptiveField(seenLines(graph, id, true), seenLines(graph, id, false)))
                .as("field of %s", id)
                .isEqualTo(field);
    }

    private static int seenLines(Graph graph, String id, boolean rows) {
        GraphCheck check = GraphCheck.of(graph);
        Graph part = upTo(graph, id);
        Shape image = check.shapes().get(graph.inOrder().getFirst().id());
        Shape output = check.shapes().get(id);
        int middle = output.height() / 2 * output.width() + output.width() / 2;
        int[] seen = IntStream.range(0, rows ? image.height() : image.width())
                .filter(line -> {
                    ReferenceNetwork network = ReferenceNetwork.evaluating(part, ones(part));
                    network.forward(bright(image, line, rows), 1);
                    return network.output(id)[middle] > 0;
                })
                .toArray();
        return seen[seen.length - 1] - seen[0] + 1;
    }

    private static double[] bright(Shape image, int line, boolean row) {
        double[] pixels = new double[image.size()];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = line == (row ? i / image.width() : i % image.width()) ? 1 : 0;
        }
        return pixels;
    }

    private static Graph upTo(Graph graph, String id) {
        return new Graph(graph.inOrder().stream()
                .filter(node -> graph.reaches(node.id(), id))
                .toList());
    }

    private static Map<String, double[]> ones(Graph graph) {
        GraphCheck check = GraphCheck.of(graph);
        Map<String, double[]> weights = new HashMap<>();
        graph.inOrder().stream()
                .filter(node -> node.block() instanceof Conv)
                .forEach(node -> node.block()
                        .parameters(check.inputShapes(node))
                        .forEach(spec -> {
                            double[] ones = new double[spec.size()];
                            Arrays.fill(ones, 1);
                            weights.put(node.id() + "." + spec.name(), ones);
                        }));
        return weights;
    }
}
