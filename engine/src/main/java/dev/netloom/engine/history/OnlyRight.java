package dev.netloom.engine.history;

import dev.netloom.engine.history.Mistakes.Mistake;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The images that only one of several runs gets right.
public final class OnlyRight {
    private OnlyRight() {}

    /// An image that all others miss.
    ///
    /// @param guesses of the others, in the order of the runs
    public record Digit(int image, int label, List<Integer> guesses) {
        public Digit {
            guesses = List.copyOf(guesses);
        }
    }

    /// Of each run, in their order, the images that it alone gets right, in file order.
    ///
    /// @param runs two at least, on the same images
    public static List<List<Digit>> of(List<Mistakes> runs) {
        Map<Integer, List<Integer>> missedBy = new TreeMap<>();
        Map<Integer, List<Mistake>> misses = new TreeMap<>();
        for (int run = 0; run < runs.size(); run++) {
            for (Mistake mistake : runs.get(run).all()) {
                missedBy.computeIfAbsent(mistake.image(), image -> new ArrayList<>())
                        .add(run);
                misses.computeIfAbsent(mistake.image(), image -> new ArrayList<>())
                        .add(mistake);
            }
        }
        List<List<Digit>> digits = new ArrayList<>();
        runs.forEach(run -> digits.add(new ArrayList<>()));
        missedBy.forEach((image, missing) -> {
            if (missing.size() == runs.size() - 1) {
                int right = alone(missing);
                List<Mistake> own = misses.get(image);
                digits.get(right)
                        .add(new Digit(
                                image,
                                own.getFirst().label(),
                                own.stream().map(Mistake::guess).toList()));
            }
        });
        digits.forEach(own -> own.sort(Comparator.comparingInt(Digit::image)));
        return digits;
    }

    /// The first number that is not in a rising list of 0 to its size without one.
    private static int alone(List<Integer> missing) {
        int run = 0;
        while (run < missing.size() && missing.get(run) == run) {
            run++;
        }
        return run;
    }
}
