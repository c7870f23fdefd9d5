package dev.netloom.engine.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.WeightsFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The trained weights in `samples/weights` are what their README says.
class ShippedWeightsTest {
    /// Digits on the border between two classes may fall to the other side on another processor.
    private static final int BORDER = 3;

    @ParameterizedTest
    @CsvSource({
        "deep-convnet, networks, 9950",
        "simple-convnet, networks, 9900",
        "normalised-298k, experiments/networks, 9960",
        "deep-convnet-normalised, experiments/networks, 9960",
        "small-4862, experiments/networks, 9930"
    })
    void theyFitTheirNetworkAndRecogniseAsManyDigitsAsStated(String name, String folder, int least) throws Exception {
        Path network = Samples.folder().resolve(folder).resolve(name + ProjectFile.EXTENSION);
        Graph graph = ProjectFile.read(network).graph();
        LabelledImages digits = Mnist.load(Samples.mnist()).test();

        Evaluation evaluation = Evaluator.evaluate(
                graph, WeightsFile.read(Samples.weights(name), graph).weights(), digits);

        assertThat(evaluation.total()).isEqualTo(10_000);
        assertThat(evaluation.correct()).isGreaterThanOrEqualTo(least).isCloseTo(stated(name), within(BORDER));
    }

    @Test
    void fiveSmallNetworksOfAnEnsembleAreThere() throws Exception {
        Path network = Samples.folder().resolve("experiments/networks/small-8790.netloom.json");
        Graph graph = ProjectFile.read(network).graph();
        LabelledImages digits = Mnist.load(Samples.mnist()).test();

        for (int seed = 201; seed <= 205; seed++) {
            Path weights = Samples.folder().resolve("weights/small-8790/seed-" + seed + ".npz");
            Evaluation evaluation =
                    Evaluator.evaluate(graph, WeightsFile.read(weights, graph).weights(), digits);
            assertThat(evaluation.correct()).isBetween(9_932 - BORDER, 9_951 + BORDER);
        }
    }

    @Test
    void theyAreFoundByTheirNetwork() throws Exception {
        Graph graph = ProjectFile.read(Samples.network("deep-convnet")).graph();

        assertThat(Samples.trained()).hasSize(2).containsEntry(graph, Samples.weights("deep-convnet"));
    }

    private static int stated(String name) throws Exception {
        Path readme = Samples.weights(name).resolveSibling("README.md");
        Matcher row = Pattern.compile("[|] `" + name + "[.]npz` .*?([0-9],[0-9]{3}) of 10,000")
                .matcher(Files.readString(readme));
        assertThat(row.find()).as("a row for " + name).isTrue();
        return Integer.parseInt(row.group(1).replace(",", ""));
    }
}
