package dev.netloom.engine.inspect.look;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.inspect.Recognition;
import dev.netloom.engine.inspect.Recognizer;
import dev.netloom.engine.inspect.look.Neighbours.Distance;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeaturesTest {
    @Test
    void areWhatTheBlockPutsOutAndWhatTheNetworkSays() throws Exception {
        Graph graph = Small.trained();
        LabelledImages digits = Small.digits(120);
        Features features = Features.read(graph, Small.weights(), "relu1", digits, 110, ProgressListener.SILENT)
                .orElseThrow();
        assertThat(features.count()).isEqualTo(110);
        try (Recognizer recognizer = new Recognizer(graph, Small.weights())) {
            for (int digit : new int[] {0, 57, 109}) {
                Recognition sight = recognizer.look(Small.image(digits, digit));
                assertThat(features.guesses()[digit]).isEqualTo(sight.guess());
                float first = sight.maps().get(1).value(4, 6, 9);
                int width = sight.maps().get(1).shape().width();
                int channels = sight.maps().get(1).shape().channels();
                assertThat(features.row(digit)[(6 * width + 9) * channels + 4]).isCloseTo(first, within(1e-4f));
            }
        }
    }

    @Test
    void areKeptOfAsManyImagesAsThereIsRoomFor() throws Exception {
        Graph graph = Small.trained();
        assertThat(Features.affordable(graph, "dense1", 60_000)).isEqualTo(60_000);
        int some = Features.affordable(graph, "relu1", 60_000);
        assertThat(some).isBetween(1_000, 10_000);
        assertThat(Features.read(graph, Small.weights(), "dense1", Small.digits(300), 300, done -> false))
                .isEmpty();
    }

    @Test
    void areOfAllClassesWhereTheImagesLieClassByClass() throws Exception {
        LabelledImages digits = Small.digits(300);
        int[] byClass = IntStream.range(0, 300)
                .boxed()
                .sorted(Comparator.comparingInt(digits::label))
                .mapToInt(Integer::intValue)
                .toArray();
        LabelledImages sorted = digits.select(byClass);
        Features features = Features.read(
                        Small.trained(), Small.weights(), "dense1", sorted, 50, ProgressListener.SILENT)
                .orElseThrow();
        assertThat(features.count()).isEqualTo(50);
        assertThat(IntStream.of(features.images()).map(sorted::label).distinct().toArray())
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        int last = features.images()[49];
        Neighbour closest =
                Neighbours.of(features.row(49), features, 1, Distance.EUCLIDEAN).getFirst();
        assertThat(closest.image()).isEqualTo(last);
        assertThat(closest.guess()).isEqualTo(sorted.label(last));
    }

    @Test
    void findTheClosestByTheLengthOfTheDifferenceOrByDirection() {
        Features features = new Features(
                new int[] {10, 11, 12, 13}, 2, new float[] {10, 0, 1, 1, 0, 3, 0, 0}, new int[] {5, 6, 7, 8});
        float[] query = {2, 0};
        List<Neighbour> close = Neighbours.of(query, features, 3, Distance.EUCLIDEAN);
        assertThat(close).extracting(Neighbour::image).containsExactly(11, 13, 12);
        assertThat(close).extracting(Neighbour::guess).containsExactly(6, 8, 7);
        assertThat(close.getFirst().distance()).isCloseTo(Math.sqrt(2), within(1e-9));
        assertThat(close.getLast().distance()).isCloseTo(Math.sqrt(13), within(1e-9));
        List<Neighbour> alike = Neighbours.of(query, features, 4, Distance.COSINE);
        assertThat(alike).extracting(Neighbour::image).containsExactly(10, 11, 12, 13);
        assertThat(alike.get(1).distance()).isCloseTo(1 - Math.sqrt(0.5), within(1e-9));
        assertThat(alike.get(3).distance()).isEqualTo(1);
        assertThatThrownBy(() -> Neighbours.of(new float[3], features, 1, Distance.COSINE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofAnImageItselfAreTheClosestToIt() throws Exception {
        Features features = Features.read(
                        Small.trained(), Small.weights(), "dense1", Small.digits(200), 200, ProgressListener.SILENT)
                .orElseThrow();
        for (Distance distance : Distance.values()) {
            Neighbour closest =
                    Neighbours.of(features.row(42), features, 5, distance).getFirst();
            assertThat(closest.image()).isEqualTo(42);
            assertThat(closest.distance()).isCloseTo(0, within(1e-6));
        }
    }
}
