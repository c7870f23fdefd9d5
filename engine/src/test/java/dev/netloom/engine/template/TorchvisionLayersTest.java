package dev.netloom.engine.template;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.graph.Summary.Layer;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every layer of a network beside the one of its name in `torchvision/layers.tsv`, which `layers.py` beside it writes
/// with hooks on PyTorch's own modules.
class TorchvisionLayersTest {
    private static final Set<String> BENDS = Set.of("relu", "tanh");

    /// Functions there, not modules, or nothing that computes: of these, what follows tells the shape.
    private static final Set<String> NO_MODULES = Set.of("input", "flatten", "add", "concat", "output");

    /// @param call how often its module had run then; modules of ReLU run several times in torchvision
    private record Row(
            String network, String module, int call, String kind, String output, long parameters, long cost) {
        static Row of(String line) {
            String[] cells = line.split("\t");
            return new Row(
                    cells[0],
                    cells[1],
                    Integer.parseInt(cells[2]),
                    cells[3],
                    cells[4],
                    Long.parseLong(cells[5]),
                    Long.parseLong(cells[6]));
        }

        boolean isBend() {
            return Set.of("ReLU", "F.relu", "Tanh").contains(kind);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "simple-convnet",
                "deep-convnet",
                "lenet5",
                "alexnet",
                "vgg16",
                "vgg19",
                "googlenet",
                "resnet18",
                "resnet34",
                "resnet50",
                "resnet101",
                "resnet152"
            })
    void everyLayerHasTheShapeAndTheCostsThatPyTorchCounts(String name) throws Exception {
        List<Row> rows = rows(name);
        List<Layer> layers = Summary.of(graph(name)).layers();
        Map<String, Layer> byId = layers.stream().collect(Collectors.toMap(Layer::id, Function.identity()));

        List<Row> modules = rows.stream()
                .filter(row -> !row.isBend() && (byId.containsKey(row.module()) || !isIdentity(row)))
                .toList();
        assertThat(modules).allSatisfy(row -> {
            Layer layer = byId.get(row.module());
            assertThat(layer).as(row.module()).isNotNull();
            assertThat(shape(layer)).as(row.module()).isEqualTo(row.output());
            assertThat(layer.parameters()).as(row.module()).isEqualTo(row.parameters());
            assertThat(layer.multiplyAdds()).as(row.module()).isEqualTo(row.cost());
        });
        assertThat(layers.stream()
                        .filter(layer -> !BENDS.contains(layer.type()) && !NO_MODULES.contains(layer.type()))
                        .map(Layer::id))
                .containsExactlyInAnyOrderElementsOf(modules.stream()
                        .filter(row -> !row.kind().equals("Flatten"))
                        .map(Row::module)
                        .toList());
        assertThat(layers.stream().filter(layer -> BENDS.contains(layer.type())).map(TorchvisionLayersTest::shape))
                .containsExactlyElementsOf(
                        rows.stream().filter(Row::isBend).map(Row::output).toList());
    }

    /// The adaptive pool before the dense layers of AlexNet and VGG changes nothing about photos of 224 × 224.
    private static boolean isIdentity(Row row) {
        return row.kind().equals("AdaptiveAvgPool2d")
                && (row.output().equals("256x6x6") || row.output().equals("512x7x7"));
    }

    private static String shape(Layer layer) {
        return layer.output().isVector() && !layer.type().startsWith("global")
                ? Integer.toString(layer.output().channels())
                : layer.output().channels() + "x" + layer.output().height() + "x"
                        + layer.output().width();
    }

    private static Graph graph(String name) throws Exception {
        return Template.named(name).isPresent()
                ? Template.named(name).orElseThrow().project().graph()
                : ProjectFile.read(Samples.network(name)).graph();
    }

    private static List<Row> rows(String network) throws IOException {
        try (InputStream table = TorchvisionLayersTest.class.getResourceAsStream("/torchvision/layers.tsv")) {
            Stream<String> lines = new String(table.readAllBytes(), StandardCharsets.UTF_8).lines();
            return lines.filter(line -> line.startsWith(network + "\t"))
                    .map(Row::of)
                    .toList();
        }
    }
}
