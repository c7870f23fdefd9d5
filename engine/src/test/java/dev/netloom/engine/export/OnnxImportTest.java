package dev.netloom.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Gelu;
import dev.netloom.engine.block.GroupNorm;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.LocalResponseNorm;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.data.Fit;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.export.OnnxExport.Beginning;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.NetworkAdapter;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.reference.BlockCase;
import dev.netloom.engine.reference.RandomGraph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.interop.onnx.ImportedNetwork;
import dev.netloom.engine.store.interop.onnx.OnnxImport;
import dev.netloom.engine.template.Template;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.ModelProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.shade.protobuf.CodedOutputStream;

/// What is written as ONNX comes back as it was; what has no block, or is damaged, is named.
class OnnxImportTest {
    private static final int SMALL_IMAGE = 64;

    @TempDir
    private Path folder;

    @Test
    void everyBlockComesBack() throws Exception {
        for (BlockCase tried : BlockCase.drawEach(12, 9, 1).toList()) {
            if (!(tried.block() instanceof Output)) {
                comesBack(OnnxExportTest.around(tried), tried.toString());
            }
        }
    }

    @Test
    void networksWithForksAndJoinsComeBack() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            comesBack(RandomGraph.draw(seed, 14), "seed " + seed);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"lenet5", "resnet20-28"})
    void templatesComeBackAndRunElsewhere(String name) throws Exception {
        agrees(Template.named(name).orElseThrow());
    }

    @Tag("exhaustive")
    @ParameterizedTest
    @MethodSource("templates")
    void allTemplatesComeBackAndRunElsewhere(Template template) throws Exception {
        System.out.println(template.name() + " " + agrees(template));
    }

    static List<Template> templates() {
        return Template.all();
    }

    private double agrees(Template template) throws Exception {
        Graph graph = template.project().graph();
        if (graph.inputShape().orElseThrow().height() > SMALL_IMAGE) {
            graph = NetworkAdapter.forImages(graph, new Shape(3, SMALL_IMAGE, SMALL_IMAGE));
        }
        Weights weights = Forward.weights(graph, 3);
        Shape shape = graph.inputShape().orElseThrow();
        float[] image = Forward.images(1, shape, 4);
        float[] own = comesBack(graph, weights, image, template.name());
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file()));
        float[] other =
                OnnxRun.value(model, OnnxRun.logits(model), image, 1, shape.channels(), shape.height(), shape.width());
        double difference = Forward.difference(own, other);
        assertThat(difference).as(template.name()).isLessThan(1e-4);
        return difference;
    }

    private void comesBack(Graph graph, String what) throws Exception {
        Weights weights = Forward.weights(graph, 3);
        comesBack(graph, weights, Forward.images(1, graph.inputShape().orElseThrow(), 4), what);
    }

    /// @return the logits
    private float[] comesBack(Graph graph, Weights weights, float[] image, String what) throws Exception {
        OnnxExport.write(file(), List.of(new TrainedNetwork("tried", graph, weights)), Beginning.IMAGE);
        ImportedNetwork read = OnnxImport.read(file());
        float[] own = Forward.logits(graph, weights, image, 1);
        float[] again = Forward.logits(read.project().graph(), read.weights(), image, 1);
        assertThat(Forward.difference(own, again)).as(what).isLessThan(1e-6);
        List<String> ids = graph.nodes().stream()
                .filter(node -> !(node.block() instanceof Flatten))
                .map(Node::id)
                .toList();
        if (graph.contains("output")) {
            assertThat(read.project().graph().nodes().stream().map(Node::id)).containsAll(ids);
        }
        return own;
    }

    @Test
    void anEnsembleIsOneGraphThatAveragesAndItsPixelsAreWhatTheNetworksSee() throws Exception {
        Graph graph = RandomGraph.draw(7, 9);
        Shape shape = graph.inputShape().orElseThrow();
        List<TrainedNetwork> members = new ArrayList<>();
        for (int member = 0; member < 3; member++) {
            Float[] means = new Float[shape.channels()];
            Arrays.fill(means, 0.1f + member);
            Float[] deviations = new Float[shape.channels()];
            Arrays.fill(deviations, 0.5f);
            ChannelNormalization normal = new ChannelNormalization(Arrays.asList(means), Arrays.asList(deviations));
            Weights weights = Forward.weights(graph, member);
            String input = new InputDescription(shape, Fit.CROP, normal, List.of("a", "b", "c", "d")).toText();
            members.add(new TrainedNetwork("member", graph, new Weights(weights.arrays(), input)));
        }
        FileProblem refused =
                catchThrowableOfType(FileProblem.class, () -> OnnxExport.write(file(), members, Beginning.IMAGE));
        assertThat(refused.key()).isEqualTo("export-normalization");

        OnnxExport.write(file(), List.of(members.getFirst()), Beginning.PIXELS);
        assertThat(OnnxImport.read(file()).weights().input())
                .isEqualTo(members.getFirst().weights().input());

        OnnxExport.write(file(), members, Beginning.PIXELS);
        byte[] pixels = new byte[2 * shape.size()];
        new Random(1).nextBytes(pixels);
        float[] ofPixels = OnnxRun.ofPixels(
                ModelProto.parseFrom(Files.readAllBytes(file())),
                pixels,
                2,
                shape.channels(),
                shape.height(),
                shape.width());
        float[] seen = new float[ofPixels.length];
        for (int member = 0; member < 3; member++) {
            float[] images = new float[pixels.length];
            for (int at = 0; at < images.length; at++) {
                images[at] = ((pixels[at] & 0xff) / 255f - 0.1f - member) / 0.5f;
            }
            add(seen, Forward.logits(graph, members.get(member).weights(), images, 2), 4, 3);
        }
        assertThat(Forward.difference(seen, ofPixels)).isLessThan(1e-6);

        List<TrainedNetwork> alike = members.stream()
                .map(member -> new TrainedNetwork(
                        member.name(),
                        member.graph(),
                        new Weights(
                                member.weights().arrays(),
                                members.getFirst().weights().input())))
                .toList();
        OnnxExport.write(file(), alike, Beginning.IMAGE);
        ModelProto model = ModelProto.parseFrom(Files.readAllBytes(file()));
        float[] images = Forward.images(3, shape, 1);
        float[] averaged =
                OnnxRun.value(model, "probabilities", images, 3, shape.channels(), shape.height(), shape.width());
        float[] expected = new float[averaged.length];
        for (TrainedNetwork member : alike) {
            add(expected, Forward.logits(graph, member.weights(), images, 3), 4, 3);
        }
        assertThat(Forward.difference(expected, averaged)).isLessThan(1e-6);
        assertThat(OnnxImport.members(file())).hasSize(3);
        assertThat(catchThrowableOfType(FileProblem.class, () -> OnnxImport.read(file()))
                        .key())
                .isEqualTo("onnx-ensemble");
    }

    private static void add(float[] sums, float[] logits, int classes, int members) {
        for (int from = 0; from < logits.length; from += classes) {
            double total = 0;
            for (int k = 0; k < classes; k++) {
                total += Math.exp(logits[from + k]);
            }
            for (int k = 0; k < classes; k++) {
                sums[from + k] += (float) (Math.exp(logits[from + k]) / total / members);
            }
        }
    }

    @Test
    void whatHasNoBlockIsNamedWithItsPlace() throws Exception {
        ModelProto model = small();
        assertThat(problem(replaced(model, "Relu", node -> node.setOpType("Selu"))))
                .isEqualTo("onnx-operator: Selu at relu1 (output relu1)");
        assertThat(problem(replaced(
                        model,
                        "Conv",
                        node -> node.getAttributeBuilderList().stream()
                                .filter(attribute -> attribute.getName().equals("strides"))
                                .forEach(attribute -> attribute.setInts(0, 2)))))
                .isEqualTo("onnx-operator: Conv at conv1 (output conv1): its windows are not square");
        assertThat(problem(replaced(
                        model,
                        "AveragePool",
                        node -> node.addAttribute(AttributeProto.newBuilder()
                                .setName("dilations")
                                .addInts(2)
                                .addInts(2)))))
                .isEqualTo("onnx-operator: AveragePool at pool1 (output pool1): its windows are dilated");
        ModelProto.Builder outside = model.toBuilder();
        outside.getGraphBuilder().getInitializerBuilder(0).setDataLocation(TensorProto.DataLocation.EXTERNAL);
        assertThat(problem(outside)).startsWith("onnx-external");
        ModelProto.Builder free = model.toBuilder();
        free.getGraphBuilder()
                .getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(2)
                .setDimParam("height");
        assertThat(problem(free)).contains("with a fixed size");
        Files.writeString(file(), "Not a model at all");
        assertThat(catchThrowableOfType(FileProblem.class, () -> OnnxImport.read(file()))
                        .key())
                .isEqualTo("damaged");
    }

    /// A few bytes each that become large objects, and depths without end.
    @Test
    void whatWouldTakeMuchMemoryIsRefusedBefore() throws Exception {
        byte[] many = new byte[16 << 20];
        for (int at = 0; at < many.length; at += 2) {
            many[at] = 1 << 3 | 2; // an operator, of no length
        }
        assertThat(refused(field(7, many))).isEqualTo("onnx-large");
        byte[] deep = new byte[1 << 20];
        Arrays.fill(deep, (byte) (1 << 3 | 3)); // a group begins
        assertThat(refused(deep)).isEqualTo("damaged");
        assertThat(refused(field(14, deep))).isEqualTo("damaged");
    }

    private static byte[] field(int number, byte... content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream coded = CodedOutputStream.newInstance(bytes);
        coded.writeByteArray(number, content);
        coded.flush();
        return bytes.toByteArray();
    }

    private String refused(byte... content) throws IOException {
        Files.write(file(), content);
        String[] key = new String[1];
        Mutations.measure(content, FileProblem.class, bytes -> {
            try {
                OnnxImport.members(file());
            } catch (FileProblem problem) {
                key[0] = problem.key();
                throw problem;
            }
        });
        return key[0];
    }

    private String problem(ModelProto.Builder model) throws Exception {
        Files.write(file(), model.build().toByteArray());
        FileProblem problem = catchThrowableOfType(FileProblem.class, () -> OnnxImport.read(file()));
        return problem.key() + ": " + problem.arguments().getLast();
    }

    private static ModelProto.Builder replaced(ModelProto model, String type, Consumer<NodeProto.Builder> change) {
        ModelProto.Builder changed = model.toBuilder();
        changed.getGraphBuilder().getNodeBuilderList().stream()
                .filter(node -> node.getOpType().equals(type))
                .forEach(change);
        return changed;
    }

    private static ModelProto small() throws Exception {
        Graph graph = Graph.chain(
                new Input(2, 6, 6),
                Conv.of(4, 3, 1, 1),
                new Relu(),
                Pool.of(Pool.Kind.AVERAGE, 2, 2, 0),
                new GroupNorm(2, 1e-5),
                new LocalResponseNorm(4, 0.1, 0.75, 1),
                new Gelu(),
                new Flatten(),
                Dense.of(3),
                new Output());
        return OnnxExportTest.model(graph, Forward.weights(graph, 1));
    }

    @Test
    void damagedFilesAreReadRightlyOrRefused() throws Exception {
        damaged(3 * Mutations.SAMPLE);
    }

    @Tag("exhaustive")
    @Test
    void manyDamagedFilesAreReadRightlyOrRefused() throws Exception {
        System.out.println(damaged(Mutations.ALL));
    }

    private Mutations.Tally damaged(int count) throws Exception {
        Graph forked = RandomGraph.draw(3, 12);
        List<byte[]> files = Stream.of(small(), OnnxExportTest.model(forked, Forward.weights(forked, 1)))
                .map(ModelProto::toByteArray)
                .toList();
        return Mutations.check(files, count, FileProblem.class, bytes -> {
            Files.write(file(), bytes);
            for (ImportedNetwork read : OnnxImport.members(file())) {
                Graph graph = read.project().graph();
                GraphCheck check = GraphCheck.of(graph);
                assertThat(check.ok()).isTrue();
                for (Node node : graph.nodes()) {
                    node.block()
                            .parameters(check.inputShapes(node))
                            .forEach(spec -> assertThat(read.weights()
                                            .find(node.id() + "." + spec.name())
                                            .orElseThrow()
                                            .values())
                                    .hasSize(spec.size()));
                }
            }
        });
    }

    private Path file() {
        return folder.resolve("network.onnx");
    }
}
