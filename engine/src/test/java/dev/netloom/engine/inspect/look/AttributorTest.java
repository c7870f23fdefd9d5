package dev.netloom.engine.inspect.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Tanh;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.Recognizer;
import dev.netloom.engine.network.Weights;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttributorTest {
    /// Two filters of one weight each, and two classes.
    private static final Graph TINY =
            Graph.chain(new Input(1, 2, 2), Conv.of(2, 1, 1, 0), new Relu(), new Flatten(), Dense.of(2), new Output());

    private static final Weights TINY_WEIGHTS = new Weights(Map.of(
            "conv1.weight", Small.values(List.of(2, 1, 1, 1), 2, -1),
            "conv1.bias", Small.values(List.of(2), 0, 1),
            "dense1.weight", Small.values(List.of(2, 8), 1, 2, 3, 4, 0, 4, 0, 0, -1, 0, 0, 1, 0, 0, 0, -4),
            "dense1.bias", Small.values(List.of(2), 0.5, 0)));

    private static final float[] TINY_IMAGE = {1, 0, 0.5f, 1};

    /// Maps A1 = max(0, 2x) = 2 0 1 2 and A2 = max(0, 1 − x) = 0 1 0.5 0.
    @Test
    void agreesWithAGradientAndAClassMapByHand() throws Exception {
        try (Attributor attributor = new Attributor(TINY)) {
            attributor.learn(TINY_WEIGHTS);
            Attribution first = attributor.explain(TINY_IMAGE, OptionalInt.of(0));
            assertThat(first.score()).isCloseTo(0.5f + 2 + 3 + 8 + 4, within(1e-5f));
            // 2 w1 where 2x > 0, less w2 where x < 1
            assertThat(first.gradient()).containsExactly(new float[] {2, -4, 6, 8}, within(1e-5f));
            assertThat(first.saliency()).containsExactly(new float[] {2, 4, 6, 8}, within(1e-5f));
            ClassMap map = first.map("conv1").orElseThrow();
            assertThat(map.site()).isEqualTo("relu1");
            // means of the gradients: (1 + 2 + 3 + 4) / 4 = 2.5 and (0 + 4 + 0 + 0) / 4 = 1
            assertThat(map.values()).containsExactly(new float[] {5, 1, 3, 5}, within(1e-5f));
            Attribution second = attributor.explain(TINY_IMAGE, OptionalInt.of(1));
            // means 0 and -1: nothing is left above 0
            assertThat(second.map("conv1").orElseThrow().values()).containsExactly(0, 0, 0, 0);
        }
    }

    @Test
    void agreesWithNumericDifferencesOfTheLogit() throws Exception {
        Graph smooth = Graph.chain(
                new Input(2, 6, 6),
                Conv.of(3, 3, 1, 1),
                new Tanh(),
                Conv.of(4, 3, 2, 1),
                BlockType.of(BatchNorm.class).preset(),
                new Tanh(),
                new Flatten(),
                Dense.of(5),
                new Output());
        Random random = new Random(4);
        float[] image = new float[72];
        for (int i = 0; i < image.length; i++) {
            image[i] = random.nextFloat();
        }
        try (Attributor attributor = new Attributor(smooth)) {
            Attribution attribution = attributor.explain(image, OptionalInt.of(3));
            float largest = 0;
            for (float value : attribution.saliency()) {
                largest = Math.max(largest, value);
            }
            assertThat(largest).isGreaterThan(0.05f);
            for (int i = 0; i < image.length; i++) {
                double numeric = (score(attributor, image, i, 0.02f) - score(attributor, image, i, -0.02f)) / 0.04;
                assertThat(attribution.gradient()[i])
                        .as("pixel " + i)
                        .isCloseTo((float) numeric, within(0.004f * largest));
            }
            assertThat(attribution.saliency()[7])
                    .isEqualTo(Math.max(
                            Math.abs(attribution.gradient()[14]),
                            Math.abs(attribution.gradient()[15])));
        }
    }

    private static double score(Attributor attributor, float[] image, int pixel, float change) {
        float[] changed = image.clone();
        changed[pixel] += change;
        return attributor.explain(changed, OptionalInt.of(3)).score();
    }

    @Test
    void asksForTheLikeliestClassOfADigitUnlessToldOtherwise() throws Exception {
        LabelledImages digits = Small.digits(5);
        Graph graph = Small.trained();
        try (Attributor attributor = new Attributor(graph);
                Recognizer recognizer = new Recognizer(graph, Small.weights())) {
            attributor.learn(Small.weights());
            for (int digit = 0; digit < digits.size(); digit++) {
                float[] image = Small.image(digits, digit);
                Attribution attribution = attributor.explain(image, OptionalInt.empty());
                assertThat(attribution.target())
                        .isEqualTo(recognizer.recognize(image).guess());
                assertThat(attribution.guess()).isEqualTo(attribution.target());
                assertThat(attribution.maps())
                        .singleElement()
                        .satisfies(map -> assertThat(map.largest()).isPositive());
            }
        }
    }

    @Test
    void laysTheMiddlesOfAMapsCellsOverThoseOfTheImage() {
        ClassMap map = new ClassMap("conv1", "conv1", 1, 2, new float[] {1, 3});
        assertThat(map.upsampled(1, 4)).containsExactly(new float[] {1, 1.5f, 2.5f, 3}, within(1e-6f));
        assertThat(map.upsampled(2, 2)).containsExactly(1, 3, 1, 3);
    }
}
