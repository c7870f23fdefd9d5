package dev.netloom.engine.inspect.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.FeatureMaps;
import dev.netloom.engine.inspect.Recognizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class TopActivationsTest {
    @Test
    void areTheImagesWithTheLargestValuesWhereverTheyAre() throws Exception {
        Graph graph = Small.trained();
        LabelledImages digits = Small.digits(130); // more than a batch, and no whole number of them
        List<Double> shares = new ArrayList<>();
        List<List<TopActivation>> found = TopActivations.find(
                        graph, Small.weights(), "conv1", digits, 9, done -> shares.add(done))
                .orElseThrow();
        assertThat(shares).last().isEqualTo(1.0);
        List<FeatureMaps> maps = maps(graph, digits);
        for (int filter = 0; filter < found.size(); filter++) {
            List<TopActivation> topActivations = found.get(filter);
            assertThat(topActivations)
                    .hasSize(9)
                    .isSortedAccordingTo(
                            Comparator.comparing(TopActivation::value).reversed());
            for (TopActivation topActivation : topActivations) {
                float value =
                        maps.get(topActivation.image()).value(filter, topActivation.row(), topActivation.column());
                assertThat(topActivation.value()).isCloseTo(value, within(1e-4f));
            }
            float ninth = topActivations.getLast().value();
            int channel = filter;
            assertThat(maps.stream().filter(map -> largest(map, channel) > ninth + 1e-4f))
                    .hasSizeLessThan(9);
        }
    }

    private static List<FeatureMaps> maps(Graph graph, LabelledImages digits) throws Exception {
        List<FeatureMaps> maps = new ArrayList<>();
        try (Recognizer recognizer = new Recognizer(graph, Small.weights())) {
            for (int digit = 0; digit < digits.size(); digit++) {
                maps.add(recognizer.look(Small.image(digits, digit)).maps().getFirst());
            }
        }
        return maps;
    }

    private static float largest(FeatureMaps map, int channel) {
        float largest = Float.NEGATIVE_INFINITY;
        for (int row = 0; row < map.shape().height(); row++) {
            for (int column = 0; column < map.shape().width(); column++) {
                largest = Math.max(largest, map.value(channel, row, column));
            }
        }
        return largest;
    }

    @Test
    void areNotLookedForAnyMoreOnceNobodyWantsThem() throws Exception {
        assertThat(TopActivations.find(Small.trained(), Small.weights(), "conv1", Small.digits(300), 9, done -> false))
                .isEmpty();
    }
}
