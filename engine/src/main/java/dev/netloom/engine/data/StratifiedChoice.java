package dev.netloom.engine.data;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;

/// Chooses some of all images at random, as many of each class as its share of all.
public final class StratifiedChoice {
    private static final int MOST_CLASSES = 256;

    private StratifiedChoice() {}

    /// @param count how many to choose
    /// @param seed decides which
    /// @return their places, in ascending order
    public static int[] places(LabelledImages images, int count, int... seed) {
        RandomGenerator random = new Well19937c(seed);
        int[] order = permutation(images.size(), random);
        int[] left = quotas(images, count, permutation(MOST_CLASSES, random));
        int[] chosen = Arrays.stream(order)
                .filter(image -> left[images.label(image)]-- > 0)
                .toArray();
        Arrays.sort(chosen);
        return chosen;
    }

    /// The places that are not among `chosen`.
    public static int[] others(LabelledImages images, int[] chosen) {
        boolean[] taken = new boolean[images.size()];
        Arrays.stream(chosen).forEach(place -> taken[place] = true);
        return IntStream.range(0, taken.length).filter(place -> !taken[place]).toArray();
    }

    /// The whole part of each class's share, then one more for those with the largest rest, as seats are dealt out by
    /// the method of Hamilton; where rests are equal, chance decides. The last of a class is taken only where
    // nothing else is left.
    private static int[] quotas(LabelledImages images, int count, int[] classes) {
        int[] counts = images.counts(MOST_CLASSES);
        double share = (double) count / Math.max(1, images.size());
        int[] quotas = new int[counts.length];
        Arrays.setAll(quotas, label -> Math.min((int) (share * counts[label]), Math.max(0, counts[label] - 1)));
        for (int spared = 1; spared >= 0; spared--) {
            int kept = spared;
            Arrays.stream(classes)
                    .filter(label -> quotas[label] < counts[label] - kept)
                    .boxed()
                    .sorted(Comparator.comparingDouble(label -> quotas[label] - share * counts[label]))
                    .limit(Math.max(0, count - Arrays.stream(quotas).sum()))
                    .forEach(label -> quotas[label]++);
        }
        return quotas;
    }

    private static int[] permutation(int size, RandomGenerator random) {
        int[] order = new int[size];
        for (int i = 0; i < size; i++) { // inside out: each comes to a random place among those before it
            int place = random.nextInt(i + 1);
            order[i] = order[place];
            order[place] = i;
        }
        return order;
    }
}
