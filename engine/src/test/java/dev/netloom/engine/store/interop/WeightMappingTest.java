package dev.netloom.engine.store.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.Recognizer;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightMappingTest {
    private static final Graph SMALL = Graph.chain(
            new Input(2, 2, 3),
            Conv.of(3, 1, 1, 0),
            new BatchNorm(0.1, 1e-5),
            new Flatten(),
            Dense.of(4),
            new Output());

    @TempDir
    private Path folder;

    /// A tensor that holds 0, 1, 2, ...
    private static NamedTensor tensor(String name, Integer... dims) {
        return tensor(name, "float32", dims);
    }

    private static NamedTensor tensor(String name, String type, Integer... dims) {
        List<Integer> all = List.of(dims);
        return new NamedTensor(name, all, type, () -> {
            float[] values = new float[all.stream().reduce(1, Math::multiplyExact)];
            for (int i = 0; i < values.length; i++) {
                values[i] = i;
            }
            return values;
        });
    }

    private static WeightMapping map(Graph graph, NamedTensor... tensors) {
        return WeightMapping.of(
                new TensorFile(Path.of("file"), TensorFormat.NPZ, List.of(tensors), List.of("epoch")), graph);
    }

    private static List<String> sources(WeightMapping mapping) {
        return mapping.parameters().stream()
                .map(weight -> weight.source().map(NamedTensor::name).orElse("-"))
                .toList();
    }

    private static NamedTensor[] torch(String prefix, String conv) {
        return new NamedTensor[] {
            tensor(prefix + conv + ".weight", 3, 2, 1, 1),
            tensor(prefix + conv + ".bias", 3),
            tensor(prefix + "batchnorm1.weight", 3),
            tensor(prefix + "batchnorm1.bias", 3),
            tensor(prefix + "batchnorm1.running_mean", 3),
            tensor(prefix + "batchnorm1.running_var", 3),
            tensor(prefix + "batchnorm1.num_batches_tracked", "int64"),
            tensor(prefix + "dense1.weight", "float64", 4, 18),
            tensor(prefix + "dense1.bias", 4)
        };
    }

    @Test
    void namesComeFirstWhateverStandsInFrontOfAll() {
        List<String> ids =
                WeightTarget.of(SMALL).stream().map(WeightTarget::name).toList();
        WeightMapping mapping = map(SMALL, torch("module.", "conv1"));
        assertThat(sources(mapping))
                .containsExactlyElementsOf(
                        ids.stream().map(id -> "module." + id).toList());
        assertThat(mapping.isExact()).isTrue();
        assertThat(mapping.missing()).isEmpty();
        assertThat(mapping.unused()).containsExactly("module.batchnorm1.num_batches_tracked", "epoch");
        assertThat(mapping.matched().stream().filter(MappedWeight::isConverted))
                .singleElement()
                .extracting(weight -> weight.target().name())
                .isEqualTo("dense1.weight");
    }

    @Test
    void whatNamesLeaveGoesByOrderBetweenItsNeighbours() {
        WeightMapping mapping = map(SMALL, torch("", "stem"));
        assertThat(sources(mapping)).startsWith("stem.weight", "stem.bias", "batchnorm1.weight");
        assertThat(mapping.isExact()).isFalse();
        NamedTensor[] elsewhere = torch("", "conv1");
        elsewhere[0] = tensor("conv1.weight", 3, 2, 3, 3);
        elsewhere[8] = tensor("aux.weight", 3, 2, 1, 1);
        WeightMapping left = map(SMALL, elsewhere);
        assertThat(left.missing()).extracting(WeightTarget::name).containsExactly("conv1.weight", "dense1.bias");
        assertThat(left.unused()).contains("conv1.weight", "aux.weight");
    }

    @Test
    void withoutKnownNamesOrderShapeAndRoleDecide() {
        WeightMapping mapping = map(
                SMALL,
                tensor("a/bias:0", 3),
                tensor("a/kernel:0", 1, 1, 2, 3),
                tensor("n/beta:0", 3),
                tensor("n/gamma:0", 3),
                tensor("n/moving_mean:0", 3),
                tensor("n/moving_variance:0", 3),
                tensor("z/kernel:0", 18, 4),
                tensor("z/bias:0", 4));
        assertThat(sources(mapping))
                .containsExactly(
                        "a/kernel:0",
                        "a/bias:0",
                        "n/gamma:0",
                        "n/beta:0",
                        "n/moving_mean:0",
                        "n/moving_variance:0",
                        "z/kernel:0",
                        "z/bias:0");
    }

    /// Of filters (row, column, input, output), and of dense weights behind Flatten (row, column, channel; output).
    @Test
    void channelsThatStandLastAreMoved() throws Exception {
        Graph graph = Graph.chain(new Input(2, 3, 3), Conv.of(3, 2, 1, 0), new Flatten(), Dense.of(2), new Output());
        Weights weights = map(
                        graph,
                        tensor("a/kernel", 2, 2, 2, 3),
                        tensor("a/bias", 3),
                        tensor("z/kernel", 12, 2),
                        tensor("z/bias", 2))
                .weights();
        float[] conv = weights.arrays().get("conv1.weight").values();
        float[] dense = weights.arrays().get("dense1.weight").values();
        for (int out = 0; out < 3; out++) {
            for (int in = 0; in < 2; in++) {
                for (int row = 0; row < 2; row++) {
                    for (int column = 0; column < 2; column++) {
                        assertThat(conv[((out * 2 + in) * 2 + row) * 2 + column])
                                .isEqualTo(((row * 2 + column) * 2 + in) * 3 + out);
                    }
                }
            }
        }
        for (int out = 0; out < 2; out++) {
            for (int channel = 0; channel < 3; channel++) {
                for (int place = 0; place < 4; place++) {
                    assertThat(dense[(out * 3 + channel) * 4 + place]).isEqualTo((place * 3 + channel) * 2 + out);
                }
            }
        }
    }

    @Test
    void anotherArrayMayBeChosenAndIsTakenFromWhereItWas() {
        WeightMapping mapping = map(SMALL, torch("", "conv1"));
        WeightTarget bias = mapping.parameters().get(1).target();
        assertThat(mapping.candidates(bias)).hasSize(5);
        NamedTensor mean = mapping.candidates(bias).get(3);
        WeightMapping changed = mapping.reassign("conv1.bias", Optional.of(mean));
        assertThat(sources(changed)).element(1).isEqualTo("batchnorm1.running_mean");
        assertThat(changed.missing()).extracting(WeightTarget::name).containsExactly("batchnorm1.running_mean");
        assertThat(changed.unused()).contains("conv1.bias");
        assertThat(changed.isExact()).isFalse();
        assertThat(changed.reassign("conv1.bias", Optional.empty()).missing()).hasSize(2);
    }

    @Test
    void theBooksDropoutIsAccountedFor() throws Exception {
        Graph graph = Graph.chain(
                new Input(1, 8, 8),
                Conv.of(2, 3, 1, 1),
                new Relu(),
                Conv.of(3, 3, 1, 1),
                new Relu(),
                Pool.of(Pool.Kind.MAX, 2, 2, 0),
                new Flatten(),
                Dense.of(5),
                new Relu(),
                new Dropout(0.5),
                Dense.of(5),
                new Dropout(0.25),
                new Output());
        Path file = Files.write(folder.resolve("params.pkl"), Fixtures.bytes("interop/book.pkl"));
        TensorFile forward =
                TensorFile.open(Files.write(folder.resolve("x.npz"), Fixtures.bytes("interop/book-forward.npz")));
        float[] image = forward.values(forward.tensors().getFirst()).values();
        float[] expected = forward.values(forward.tensors().getLast()).values();
        WeightMapping mapping = WeightMapping.of(TensorFile.open(file), graph);
        assertThat(sources(mapping)).containsExactly("W1", "b1", "W2", "b2", "W3", "b3", "W4", "b4");
        assertThat(mapping.parameters())
                .extracting(MappedWeight::scale)
                .containsExactly(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.375, 0.75);
        try (Recognizer recognizer = new Recognizer(graph, mapping.weights())) {
            List<Float> probabilities = recognizer.recognize(image).probabilities();
            for (int k = 0; k < expected.length; k++) {
                assertThat(probabilities.get(k)).isCloseTo(expected[k], within(1e-6f));
            }
        }
    }

    /// DeepConvNet and SimpleConvNet, from the names and shapes that the book's dicts have.
    @Test
    void theBooksNetworksAreComplete() throws Exception {
        for (String name : List.of("deep-convnet", "simple-convnet")) {
            Graph graph = ProjectFile.read(Samples.network(name)).graph();
            List<NamedTensor> book = new ArrayList<>();
            for (WeightTarget target : WeightTarget.of(graph)) {
                boolean bias = target.spec().name().equals("bias");
                List<Integer> dims = target.spec().dims();
                int layer = book.size() / 2 + 1;
                book.add(tensor(
                        (bias ? "b" : "W") + layer,
                        "float64",
                        (dims.size() == 2 ? dims.reversed() : dims).toArray(Integer[]::new)));
            }
            WeightMapping mapping = map(graph, book.reversed().toArray(NamedTensor[]::new));
            assertThat(sources(mapping))
                    .containsExactlyElementsOf(
                            book.stream().map(NamedTensor::name).toList());
            assertThat(mapping.parameters().getLast().scale()).isEqualTo(name.startsWith("deep") ? 0.5 : 1);
        }
    }

    /// What torchvision's GoogLeNet has besides, and its counters.
    @Test
    void auxiliaryHeadsAreLeftOut() {
        Graph graph = Template.named("googlenet").orElseThrow().project().graph();
        List<NamedTensor> tensors = new ArrayList<>();
        for (WeightTarget target : WeightTarget.of(graph)) {
            tensors.add(tensor(target.name(), target.spec().dims().toArray(Integer[]::new)));
            if (target.name().endsWith("running_var")) {
                tensors.add(tensor(target.name().replace("running_var", "num_batches_tracked"), "int64"));
            }
        }
        tensors.add(tensors.size() - 2, tensor("aux1.conv.conv.weight", 128, 512, 1, 1));
        tensors.add(tensors.size() - 2, tensor("aux2.fc2.bias", 1000));
        WeightMapping mapping = map(graph, tensors.toArray(NamedTensor[]::new));
        assertThat(mapping.isExact()).isTrue();
        assertThat(mapping.unused())
                .contains("aux1.conv.conv.weight", "aux2.fc2.bias")
                .hasSize(57 + 3);
    }

    @Test
    void whatIsMissingOrOfAnotherShapeIsNamed() throws Exception {
        Path file = Files.write(folder.resolve("state.pth"), Fixtures.bytes("interop/state.pth"));
        Graph wider = Graph.chain(new Input(1, 2, 2), Conv.of(2, 2, 1, 0), new Flatten(), Dense.of(4), new Output());
        FileProblem shape = catchThrowableOfType(FileProblem.class, () -> WeightMapping.complete(file, wider));
        assertThat(shape.key()).isEqualTo("weights-shape");
        assertThat(shape.arguments()).containsExactly(file, "dense1.weight", "4 x 2", "3 x 2");
        Graph longer = Graph.chain(new Input(1, 2, 2), Conv.of(2, 2, 1, 0), Conv.of(1, 1, 1, 0), new Output());
        FileProblem missing = catchThrowableOfType(FileProblem.class, () -> WeightMapping.complete(file, longer));
        assertThat(missing.key()).isEqualTo("weights-missing");
        assertThat(missing.arguments()).containsExactly(file, "conv2.weight", 2, "dense1.weight, dense1.bias");
    }

    /// A network that is kept here gives its weights back unchanged.
    @Test
    void ownWeightsAreExact() throws Exception {
        Graph graph = ProjectFile.read(Samples.network("deep-convnet")).graph();
        WeightMapping mapping = WeightMapping.of(TensorFile.open(Samples.weights("deep-convnet")), graph);
        assertThat(mapping.isExact()).isTrue();
        assertThat(mapping.unused()).isEmpty();
        assertThat(mapping.matched()).noneMatch(MappedWeight::isConverted);
        assertThat(mapping.weights().input()).isNotEmpty();
        try (Network network = new Network(graph, 1)) {
            network.load(mapping.weights());
        }
    }
}
