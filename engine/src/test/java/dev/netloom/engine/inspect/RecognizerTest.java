package dev.netloom.engine.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.Evaluator;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecognizerTest {
    private static final String NAME = "simple-convnet";

    @Test
    void seesWhatTheEvaluationSees() throws Exception {
        Graph graph = ProjectFile.read(Samples.network(NAME)).graph();
        Weights weights = WeightsFile.read(Samples.weights(NAME), graph).weights();
        LabelledImages digits = Mnist.load(Samples.mnist()).test().first(50);
        Evaluation all = Evaluator.evaluate(graph, weights, digits);
        assertThat(all.predictions().within(1)).isEqualTo(all.correct());
        try (Recognizer recognizer = new Recognizer(graph, weights)) {
            for (int image = 0; image < digits.size(); image++) {
                Recognition sight = recognizer.recognize(image(digits, image));
                assertThat(sight.guess()).isEqualTo(all.predictions().guess(image));
                assertThat(sight.confidence()).isCloseTo(all.predictions().confidence(image), within(1e-4f));
                assertThat(sight.maps()).isEmpty();
            }
        }
    }

    @Test
    void showsTheMapsOfEveryBlockThatHasSome() throws Exception {
        Graph graph = ProjectFile.read(Samples.network(NAME)).graph();
        Weights weights = WeightsFile.read(Samples.weights(NAME), graph).weights();
        LabelledImages digits = Mnist.load(Samples.mnist()).test().first(1);
        try (Recognizer recognizer = new Recognizer(graph, weights)) {
            Recognition sight = recognizer.look(image(digits, 0));
            assertThat(sight.maps()).extracting(FeatureMaps::block).containsExactly("conv1", "relu1", "pool1");
            FeatureMaps first = sight.maps().getFirst();
            assertThat(first.block()).isEqualTo("conv1");
            assertThat(first.value(2, 5, 7))
                    .isCloseTo(convolved(weights, digits, 2, 5, 7, first.shape()), within(1e-4f));
            assertThat(sight.maps())
                    .allSatisfy(maps ->
                            assertThat(maps.values()).hasSize(maps.shape().size()));
        }
    }

    @Test
    void takesOtherWeightsOfTheSameNetworkOnly() throws Exception {
        Graph graph = ProjectFile.read(Samples.network(NAME)).graph();
        Weights weights = WeightsFile.read(Samples.weights(NAME), graph).weights();
        LabelledImages digits = Mnist.load(Samples.mnist()).test().first(1);
        Weights none = new Weights(Map.of());
        assertThatThrownBy(() -> new Recognizer(graph, none)).isInstanceOf(WeightsMismatch.class);
        try (Recognizer recognizer = new Recognizer(graph, weights)) {
            Recognition before = recognizer.recognize(image(digits, 0));
            assertThatThrownBy(() -> recognizer.learn(none)).isInstanceOf(WeightsMismatch.class);
            recognizer.learn(weights);
            assertThat(recognizer.recognize(image(digits, 0))).isEqualTo(before);
        }
    }

    /// One output of the first convolution, in double precision.
    private static float convolved(
            Weights weights, LabelledImages digits, int filter, int row, int column, Shape output) {
        Weights.Values kernel = weights.find("conv1.weight").orElseThrow();
        int side = kernel.dims().get(2);
        int pad = (output.height() - 1 - (28 - side)) / 2;
        double sum = weights.find("conv1.bias").orElseThrow().values()[filter];
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                int up = row + y - pad;
                int left = column + x - pad;
                double pixel = up < 0 || left < 0 || up > 27 || left > 27 ? 0 : digits.pixel(0, up * 28 + left) / 255.0;
                sum += kernel.values()[(filter * side + y) * side + x] * pixel;
            }
        }
        return (float) sum;
    }

    private static float[] image(LabelledImages digits, int index) {
        float[] image = new float[digits.shape().size()];
        digits.copyTo(index, image, 0);
        return image;
    }
}
