package dev.netloom.engine.experiment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What may be said of two arms after some seeds.
///
/// @param accuracy the share of test digits that the second gets right less that of the first, over the seeds
/// @param digits for each seed, the two networks on the same test digits
public record Verdict(Pair pair, PairedTest accuracy, Map<Long, McNemar> digits) {
    public enum Finding {
        FIRST_BETTER,
        SECOND_BETTER,
        /// The seeds do not tell.
        NOT_SHOWN,
        /// One seed alone says nothing about others.
        ONE_SEED
    }

    /// Of those seeds that both arms are done with; empty where there are none.
    public static Optional<Verdict> of(Pair pair, List<ArmRun> runs) {
        Map<Long, ArmRun> first = bySeed(pair.first(), runs);
        Map<Long, ArmRun> second = bySeed(pair.second(), runs);
        List<Long> seeds = first.keySet().stream().filter(second::containsKey).toList();
        if (seeds.isEmpty()) {
            return Optional.empty();
        }
        Map<Long, McNemar> digits = new LinkedHashMap<>();
        seeds.forEach(seed -> digits.put(
                seed,
                McNemar.of(
                        first.get(seed).test().predictions(),
                        second.get(seed).test().predictions())));
        PairedTest accuracy = PairedTest.of(accuracies(second, seeds), accuracies(first, seeds));
        return Optional.of(new Verdict(pair, accuracy, digits));
    }

    private static Map<Long, ArmRun> bySeed(String arm, List<ArmRun> runs) {
        Map<Long, ArmRun> bySeed = new LinkedHashMap<>();
        runs.stream().filter(run -> run.arm().equals(arm)).forEach(run -> bySeed.put(run.seed(), run));
        return bySeed;
    }

    private static double[] accuracies(Map<Long, ArmRun> runs, List<Long> seeds) {
        return seeds.stream()
                .mapToDouble(seed -> runs.get(seed).test().accuracy())
                .toArray();
    }

    public int seeds() {
        return digits.size();
    }

    /// Seeds whose two networks McNemar's test tells apart.
    public int seedsToldApart() {
        return (int) digits.values().stream().filter(McNemar::showsDifference).count();
    }

    public Finding finding() {
        if (seeds() < 2) {
            return Finding.ONE_SEED;
        }
        if (!accuracy.showsDifference()) {
            return Finding.NOT_SHOWN;
        }
        return accuracy.difference().mean() > 0 ? Finding.SECOND_BETTER : Finding.FIRST_BETTER;
    }
}
