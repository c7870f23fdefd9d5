package dev.netloom.engine.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.export.OnnxExport.Beginning;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.NetworkAdapter;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.reference.BlockCase;
import dev.netloom.engine.reference.RandomGraph;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.store.interop.onnx.ImportedNetwork;
import dev.netloom.engine.store.interop.onnx.OnnxImport;
import dev.netloom.engine.template.Template;
import dev.netloom.engine.train.TrainingConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exported networks in PyTorch, and PyTorch's networks here. Needs Debian's python3-torch, python3-torchvision and
/// python3-onnx; without them it is skipped.
@Tag("exhaustive")
class PythonAgreementTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final int SMALL_IMAGE = 64;
    private static final int MOST = 1 << 24;

    @TempDir
    private Path folder;

    @BeforeEach
    void requirePython() throws Exception {
        boolean has = Files.isExecutable(Path.of(PYTHON))
                && new ProcessBuilder(PYTHON, "-c", "import torch, torchvision, onnx")
                                .start()
                                .waitFor()
                        == 0;
        assumeTrue(has, "python3-torch, python3-torchvision and python3-onnx are not there");
    }

    @Test
    void blocksAndNetworksComputeTheSameInPyTorch() throws Exception {
        Map<String, Graph> graphs = new LinkedHashMap<>();
        for (BlockCase tried : BlockCase.drawEach(6, 13, 1).toList()) {
            if (!(tried.block() instanceof Output)) {
                graphs.put("block" + graphs.size(), OnnxExportTest.around(tried));
            }
        }
        for (int seed = 0; seed < 10; seed++) {
            graphs.put("random" + seed, RandomGraph.draw(seed, 14));
        }
        assertThat(largestDifference(graphs)).isLessThan(1e-4);
    }

    @Test
    void templatesComputeTheSameInPyTorchAndPassTheChecker() throws Exception {
        Map<String, Graph> graphs = new LinkedHashMap<>();
        for (Template template : Template.all()) {
            Graph graph = template.project().graph();
            boolean large = graph.inputShape().orElseThrow().height() > SMALL_IMAGE;
            graphs.put(
                    template.name(),
                    large ? NetworkAdapter.forImages(graph, new Shape(3, SMALL_IMAGE, SMALL_IMAGE)) : graph);
        }
        double largest = 0;
        for (Map.Entry<String, Graph> one : graphs.entrySet()) {
            double difference = largestDifference(Map.of(one.getKey(), one.getValue()));
            System.out.println("PyTorch, " + one.getKey() + ": " + difference);
            largest = Math.max(largest, difference);
        }
        assertThat(largest).isLessThan(1e-4);
    }

    @Test
    void networksOfTorchvisionOpenFromOnnx() throws Exception {
        python("make", folder.toString());
        for (Path file : files(".onnx")) {
            ImportedNetwork read = OnnxImport.read(file);
            String stem = file.toString().replace(".onnx", "");
            float[] images = array(Path.of(stem + "-images.npz"), "images");
            float[] own = Forward.logits(read.project().graph(), read.weights(), images, 1);
            double difference = Forward.difference(array(Path.of(stem + "-logits.npz"), "logits"), own);
            System.out.println("from PyTorch's ONNX, " + file.getFileName() + ": " + difference);
            assertThat(difference).as(file.toString()).isLessThan(1e-4);
        }
    }

    @Test
    void theScriptTrains() throws Exception {
        Graph graph = Template.named("lenet5").orElseThrow().project().graph();
        Shape shape = graph.inputShape().orElseThrow();
        float[] pixels = new float[40 * shape.size()];
        Random random = new Random(1);
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt(256);
        }
        Path data = folder.resolve("data.npz");
        List<Integer> dims = List.of(40, shape.channels(), shape.height(), shape.width());
        Weights.Values labels = new Weights.Values(List.of(40), new float[40]);
        WeightsFile.write(
                data,
                new Weights(Map.of(
                        "x_train",
                        new Weights.Values(dims, pixels),
                        "y_train",
                        labels,
                        "x_test",
                        new Weights.Values(dims, pixels),
                        "y_test",
                        labels)));
        Augmentation all = Augmentation.parse(
                "shift:2,rotate:10,scale:0.1,shear:5,flip,crop:2,brightness:0.2,contrast:0.2,noise:0.1,cutout:4");
        for (OptimizerKind kind : OptimizerKind.values()) {
            for (Schedule schedule : kind == OptimizerKind.SGD ? Schedule.values() : new Schedule[] {Schedule.COSINE}) {
                TrainingConfig config = TrainingConfig.of(1)
                        .withBatchSize(7)
                        .withOptimizer(OptimizerSettings.of(kind).withClip(1))
                        .withSchedule(new ScheduleSettings(schedule, 0.2))
                        .withAugmentation(all)
                        .withAveraging(0.9)
                        .withDropoutScale(0.5)
                        .withLabelSmoothing(0.1);
                Path file = folder.resolve("net.py");
                PyTorchExport.write(file, new TrainedNetwork("LeNet", graph, Forward.weights(graph, 1)), config);
                assertThat(python("train", file.toString(), data.toString()))
                        .as(kind + " " + schedule)
                        .contains("epoch 1: test accuracy");
            }
        }
    }

    /// Of exports of seeded weights, on seeded images; ONNX's checker has nothing against them.
    private double largestDifference(Map<String, Graph> graphs) throws Exception {
        for (Path file : files("")) {
            Files.delete(file);
        }
        Map<String, float[]> expected = new LinkedHashMap<>();
        for (Map.Entry<String, Graph> one : graphs.entrySet()) {
            Graph graph = one.getValue();
            Shape shape = graph.inputShape().orElseThrow();
            Weights weights = Forward.weights(graph, 2);
            float[] images = Forward.images(2, shape, 3);
            TrainedNetwork network = new TrainedNetwork(one.getKey(), graph, weights);
            PyTorchExport.write(folder.resolve(one.getKey() + ".py"), network, TrainingConfig.of(1));
            OnnxExport.write(folder.resolve(one.getKey() + ".onnx"), List.of(network), Beginning.PIXELS);
            List<Integer> dims = List.of(2, shape.channels(), shape.height(), shape.width());
            WeightsFile.write(
                    folder.resolve(one.getKey() + "-images.npz"),
                    new Weights(Map.of("images", new Weights.Values(dims, images))));
            expected.put(one.getKey(), Forward.logits(graph, weights, images, 2));
        }
        python("check", folder.toString());
        python("run", folder.toString());
        double largest = 0;
        for (Map.Entry<String, float[]> one : expected.entrySet()) {
            float[] other = array(folder.resolve(one.getKey() + "-logits.npz"), "logits");
            double difference = Forward.difference(one.getValue(), other);
            assertThat(difference)
                    .as(one.getKey() + " " + graphs.get(one.getKey()))
                    .isLessThan(1e-3);
            largest = Math.max(largest, difference);
        }
        return largest;
    }

    private List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        }
    }

    private static float[] array(Path file, String name) throws Exception {
        return WeightsFile.readAll(file, MOST).arrays().get(name).values();
    }

    private static String python(String... arguments) throws Exception {
        Path script = Path.of(
                PythonAgreementTest.class.getResource("/export/agree.py").toURI());
        List<String> command = Stream.concat(Stream.of(PYTHON, script.toString()), Stream.of(arguments))
                .toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }
}
