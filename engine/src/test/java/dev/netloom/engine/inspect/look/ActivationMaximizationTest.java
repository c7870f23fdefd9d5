package dev.netloom.engine.inspect.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.ChannelNormalization;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.network.WeightsMismatch;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class ActivationMaximizationTest {
    @Test
    void ofALinearClassFillEveryPixelThatCountsForItAndEmptyTheOthers() throws Exception {
        Graph linear = Graph.chain(new Input(1, 2, 3), new Flatten(), Dense.of(2), new Output());
        Weights weights = new Weights(Map.of(
                "dense1.weight", Small.values(List.of(2, 6), 1, -1, 2, -2, 3, -3, -1, 1, -1, 1, -1, 1),
                "dense1.bias", Small.values(List.of(2), 0, 0)));
        ActivationMaximization.Settings plain = new ActivationMaximization.Settings(0.1, 0, 1000, 0, 0);
        try (ActivationMaximization maximization = new ActivationMaximization(
                linear,
                weights,
                ChannelNormalization.NONE,
                ActivationMaximization.classes(linear),
                List.of(1, 0),
                5,
                plain)) {
            MaximizedInput maximized = maximization.advance(60);
            assertThat(maximized.images().getFirst()).containsExactly(0, 1, 0, 1, 0, 1);
            assertThat(maximized.images().getLast()).containsExactly(1, 0, 1, 0, 1, 0);
            assertThat(maximized.excitements()).containsExactly(3f, 6f);
            assertThat(maximized.channels()).containsExactly(1, 0);
        }
    }

    /// The one that sees 2x - 1 wants the same pixels as one whose weights are twice as large.
    @Test
    void ofANetworkThatSeesThemNormalisedAreBlackAndWhiteAllTheSame() throws Exception {
        Graph linear = Graph.chain(new Input(1, 2, 3), new Flatten(), Dense.of(2), new Output());
        Weights weights = new Weights(Map.of(
                "dense1.weight", Small.values(List.of(2, 6), 1, -1, 2, -2, 3, -3, -1, 1, -1, 1, -1, 1),
                "dense1.bias", Small.values(List.of(2), 0, 0)));
        ChannelNormalization halves = new ChannelNormalization(List.of(0.5f), List.of(0.5f));
        ActivationMaximization.Settings plain = new ActivationMaximization.Settings(0.1, 0, 1000, 0, 0);
        try (ActivationMaximization maximization = new ActivationMaximization(
                linear, weights, halves, ActivationMaximization.classes(linear), List.of(0), 5, plain)) {
            MaximizedInput maximized = maximization.advance(60);
            assertThat(maximized.images().getFirst()).containsExactly(1, 0, 1, 0, 1, 0);
            assertThat(maximized.excitements()).containsExactly(12f); // each pixel as -1 or 1
        }
    }

    @Test
    void exciteTheirFiltersMoreAndMoreAndStayImages() throws Exception {
        Graph graph = Small.trained();
        List<Integer> filters = List.of(0, 3, 7);
        try (ActivationMaximization maximization = new ActivationMaximization(
                graph,
                Small.weights(),
                ChannelNormalization.NONE,
                "conv1",
                filters,
                1,
                ActivationMaximization.Settings.USUAL)) {
            List<Float> early = maximization.advance(1).excitements();
            MaximizedInput late = maximization.advance(40);
            for (int i = 0; i < filters.size(); i++) {
                assertThat(late.excitements().get(i)).isGreaterThan(early.get(i));
                for (float pixel : late.images().get(i)) {
                    assertThat(pixel).isBetween(0f, 1f);
                }
            }
            assertThat(late.step()).isEqualTo(41);
        }
    }

    @Test
    void ofAClassAreTakenForIt() throws Exception {
        Graph graph = Small.trained();
        List<Integer> classes = List.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        try (ActivationMaximization maximization = new ActivationMaximization(
                        graph,
                        Small.weights(),
                        ChannelNormalization.NONE,
                        ActivationMaximization.classes(graph),
                        classes,
                        1,
                        ActivationMaximization.Settings.USUAL);
                Attributor attributor = new Attributor(graph)) {
            attributor.learn(Small.weights());
            MaximizedInput maximized = maximization.advance(30);
            for (int k : classes) {
                Attribution seen = attributor.explain(maximized.images().get(k), OptionalInt.empty());
                assertThat(seen.guess()).isEqualTo(k);
                assertThat(seen.score()).isCloseTo(maximized.excitements().get(k), within(1e-3f));
            }
        }
    }

    @Test
    void areTheSameForTheSameSeedOnly() throws Exception {
        assertThat(first(1)).containsExactly(first(1));
        assertThat(first(2)).isNotEqualTo(first(1));
    }

    private static float[] first(long seed) throws Exception {
        try (ActivationMaximization maximization = new ActivationMaximization(
                Small.trained(),
                Small.weights(),
                ChannelNormalization.NONE,
                "conv1",
                List.of(2),
                seed,
                ActivationMaximization.Settings.USUAL)) {
            return maximization.advance(6).images().getFirst();
        }
    }

    @Test
    void refuseWeightsOfAnotherNetwork() {
        Weights none = new Weights(Map.of());
        assertThatThrownBy(() -> new ActivationMaximization(
                                Small.trained(),
                                none,
                                ChannelNormalization.NONE,
                                "conv1",
                                List.of(0),
                                1,
                                ActivationMaximization.Settings.USUAL)
                        .close())
                .isInstanceOf(WeightsMismatch.class);
    }
}
