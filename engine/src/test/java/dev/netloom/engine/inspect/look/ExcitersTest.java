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

class ExcitersTest {
    @Test
    void areTheImagesWithTheLargestValuesWhereverTheyAre() throws Exception {
        Graph graph = Small.trained();
        LabelledImages digits = Small.digits(130); // more than a batch, and no whole number of them
        List<Double> shares = new ArrayList<>();
        List<List<Exciter>> found = Exciters.find(graph, Small.weights(), "conv1", digits, 9, done -> shares.add(done))
                .orElseThrow();
        assertThat(shares).last().isEqualTo(1.0);
        List<FeatureMaps> maps = maps(graph, digits);
        for (int filter = 0; filter < found.size(); filter++) {
            List<Exciter> exciters = found.get(filter);
            assertThat(exciters)
                    .hasSize(9)
                    .isSortedAccordingTo(Comparator.comparing(Exciter::value).reversed());
            for (Exciter exciter : exciters) {
                float value = maps.get(exciter.image()).value(filter, exciter.row(), exciter.column());
                assertThat(exciter.value()).isCloseTo(value, within(1e-4f));
            }
            float ninth = exciters.getLast().value();
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
        assertThat(Exciters.find(Small.trained(), Small.weights(), "conv1", Small.digits(300), 9, done -> false))
                .isEmpty();
    }
}
