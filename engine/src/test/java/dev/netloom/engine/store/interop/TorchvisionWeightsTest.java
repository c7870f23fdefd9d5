package dev.netloom.engine.store.interop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.kernel.WorkerPool;
import dev.netloom.engine.layer.Pass;
import dev.netloom.engine.network.ExecutionPlan;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.PlanOptions;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.template.Template;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// torchvision's networks, saved there with random weights and read here, give the same logits. Needs Debian's
/// `python3-torch` and `python3-torchvision`.
@Tag("exhaustive")
class TorchvisionWeightsTest {
    private static final String PYTHON = "/usr/bin/python3";

    @TempDir
    private static Path folder;

    @BeforeAll
    static void save() throws Exception {
        Assumptions.assumeTrue(runs("-c", "import torchvision"), "torchvision is not installed");
        String script =
                Samples.folder().resolve("interop/torchvision_weights.py").toString();
        assertThat(runs(script, folder.toString())).isTrue();
    }

    private static boolean runs(String... arguments) throws Exception {
        String[] command = new String[arguments.length + 1];
        command[0] = PYTHON;
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        return Path.of(PYTHON).toFile().canExecute()
                && new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"resnet18", "vgg16", "vgg16_bn", "googlenet", "resnet50", "alexnet"})
    void logitsAreThoseOfTorchvision(String name) throws Exception {
        Graph graph =
                Template.named(name.replace('_', '-')).orElseThrow().project().graph();
        float[] expected = array(name + "-logits.npy");
        for (String file : new String[] {name + ".pth", name + "-old.pth"}) {
            long start = System.nanoTime();
            WeightMapping mapping = WeightMapping.complete(folder.resolve(file), graph);
            Weights weights = mapping.weights();
            double seconds = (System.nanoTime() - start) / 1e9;
            assertThat(mapping.isExact()).isTrue();
            double largest = 0;
            float[] logits = logits(graph, weights, array(name + "-image.npy"));
            for (int k = 0; k < expected.length; k++) {
                largest = Math.max(largest, Math.abs(logits[k] - expected[k]));
            }
            System.out.printf("%s: read in %.1f s, logits differ by at most %.1e%n", file, seconds, largest);
            assertThat(largest).isLessThan(1e-4);
        }
    }

    private static float[] array(String name) throws Exception {
        TensorFile file = TensorFile.open(folder.resolve(name));
        return file.values(file.tensors().getFirst()).values();
    }

    private static float[] logits(Graph graph, Weights weights, float[] image) throws Exception {
        try (Network network = new Network(graph, 0);
                WorkerPool team = new WorkerPool(1, 2);
                ExecutionPlan plan = new ExecutionPlan(network, team, PlanOptions.evaluation(1))) {
            network.load(weights);
            return plan.forward(channelsLast(image), new Pass(0, 0)).toArray();
        }
    }

    /// From channel, row, column to row, column, channel.
    private static float[] channelsLast(float[] image) {
        int pixels = image.length / 3;
        float[] moved = new float[image.length];
        for (int i = 0; i < image.length; i++) {
            moved[i % pixels * 3 + i / pixels] = image[i];
        }
        return moved;
    }
}
