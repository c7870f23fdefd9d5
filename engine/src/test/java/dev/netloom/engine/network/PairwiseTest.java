package dev.netloom.engine.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairwiseTest {
    private static final int[] SIZES = {6, 5, 4, 3, 2};

    private final List<int[]> points = new ArrayList<>();
    private List<Pairwise.Pair> impossible;

    private Set<Pairwise.Pair> met(Predicate<int[]> valid) {
        Pairwise pairwise = new Pairwise(SIZES, valid, new Random(1));
        for (Optional<int[]> next = pairwise.next(); next.isPresent(); next = pairwise.next()) {
            points.add(next.get());
        }
        impossible = pairwise.impossible();
        Set<Pairwise.Pair> met = new HashSet<>();
        for (int[] point : points) {
            for (int i = 0; i < point.length; i++) {
                for (int j = i + 1; j < point.length; j++) {
                    met.add(new Pairwise.Pair(i, point[i], j, point[j]));
                }
            }
        }
        return met;
    }

    @Test
    void everyTwoValuesOfTwoAxesMeetInFarFewerPointsThanTheGridHas() {
        int pairs = 6 * (5 + 4 + 3 + 2) + 5 * (4 + 3 + 2) + 4 * (3 + 2) + 3 * 2;
        assertThat(met(point -> true)).hasSize(pairs);
        assertThat(impossible).isEmpty();
        assertThat(points).hasSizeBetween(6 * 5, 60); // of 720
    }

    @Test
    void whatCannotMeetIsNamed() {
        Set<Pairwise.Pair> met = met(point -> point[0] + point[1] < 9);
        assertThat(impossible).containsExactly(new Pairwise.Pair(0, 5, 1, 4));
        assertThat(met).doesNotContain(new Pairwise.Pair(0, 5, 1, 4)).contains(new Pairwise.Pair(0, 5, 1, 3));
        assertThat(points).allMatch(point -> point[0] + point[1] < 9);
    }

    @Test
    void theGridOfAConvolutionIsWide() {
        Map<String, List<?>> axes = new LayerGrid(BlockType.of(Conv.class), 1)
                .axes().stream().collect(Collectors.toMap(Axis::name, Axis::values));
        assertThat(axes.get("channels")).isEqualTo(numbers(1, 70)).isEqualTo(axes.get("filters"));
        assertThat(axes.get("height")).isEqualTo(numbers(1, 33)).isEqualTo(axes.get("width"));
        assertThat(axes.get("kernel")).isEqualTo(numbers(1, 7));
        assertThat(axes.get("stride")).isEqualTo(numbers(1, 3));
        assertThat(axes.get("padding")).isEqualTo(numbers(0, 3));
        assertThat(axes.get("dilation")).isEqualTo(numbers(1, 2));
        assertThat(axes.get("batch")).isEqualTo(List.of(1, 2, 7, 100));
        assertThat(axes.get("groups")).isEqualTo(List.of(1, 2, 3, 4, 5, 6, 7, Axis.DEPTHWISE));
    }

    private static List<Integer> numbers(int from, int to) {
        return IntStream.rangeClosed(from, to).boxed().toList();
    }
}
