package dev.netloom.engine.ensemble;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomDataGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.util.Combinations;
import org.apache.commons.math3.util.CombinatoricsUtils;

/// The subsets of one size of an ensemble's members, or a sample of them.
final class Subsets {
    /// Of more subsets than that, so many are drawn.
    static final int MOST = 2_000;

    private final long count;
    private final List<int[]> chosen;

    /// @param size from 1 to `members`
    /// @param seed decides which are drawn
    Subsets(int members, int size, long seed) {
        double exact = CombinatoricsUtils.binomialCoefficientDouble(members, size);
        this.count = (long) exact;
        this.chosen = exact <= MOST ? all(members, size) : sample(members, size, seed);
    }

    private static List<int[]> all(int members, int size) {
        List<int[]> all = new ArrayList<>();
        new Combinations(members, size).forEach(all::add);
        return all;
    }

    /// Each at most once.
    private static List<int[]> sample(int members, int size, long seed) {
        RandomDataGenerator random = new RandomDataGenerator(new Well19937c(seed));
        Map<List<Integer>, int[]> drawn = new LinkedHashMap<>();
        while (drawn.size() < MOST) {
            int[] subset = random.nextPermutation(members, size);
            Arrays.sort(subset);
            drawn.put(IntStream.of(subset).boxed().toList(), subset);
        }
        return List.copyOf(drawn.values());
    }

    long count() {
        return count;
    }

    /// The members of each, in ascending order.
    List<int[]> examined() {
        return chosen;
    }
}
