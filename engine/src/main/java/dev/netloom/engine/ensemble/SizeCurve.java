package dev.netloom.engine.ensemble;

import dev.netloom.engine.loss.SoftmaxCrossEntropy;
import dev.netloom.engine.metric.Predictions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/// Accuracy against the number of members, and what choosing members by the test set would pretend.
public final class SizeCurve {
    private final Ensemble ensemble;
    private final int[] contested;
    private final float[][][] probabilities;
    private final int[] uncontestedRight; // of images with even and with odd numbers
    private final List<SubsetAccuracy> sizes = new ArrayList<>();
    private final List<TestSetChoice> choices = new ArrayList<>();

    SizeCurve(Ensemble ensemble, long seed) {
        this.ensemble = ensemble;
        this.contested = ensemble.contested();
        this.probabilities = ensemble.probabilities(contested);
        this.uncontestedRight = uncontestedRight();
        for (int size = 1; size <= ensemble.members().size(); size++) {
            examine(new Subsets(ensemble.members().size(), size, seed), size);
        }
    }

    private int[] uncontestedRight() {
        Predictions combined = ensemble.combined();
        int[] right = new int[2];
        for (int image = 0; image < combined.size(); image++) {
            if (combined.isRight(image) && Arrays.binarySearch(contested, image) < 0) {
                right[image % 2]++;
            }
        }
        return right;
    }

    private void examine(Subsets subsets, int size) {
        SummaryStatistics accuracies = new SummaryStatistics();
        int[][] best = {{-1, 0}, {0, -1}}; // the first of the subsets that do best on a half, on both halves
        for (int[] subset : subsets.examined()) {
            int[] right = right(subset);
            accuracies.addValue(share(right[0] + right[1]));
            best[0] = right[0] > best[0][0] ? right : best[0];
            best[1] = right[1] > best[1][1] ? right : best[1];
        }
        sizes.add(new SubsetAccuracy(
                size,
                subsets.count(),
                subsets.examined().size(),
                accuracies.getMean(),
                accuracies.getStandardDeviation(),
                accuracies.getMin(),
                accuracies.getMax()));
        choices.add(new TestSetChoice(
                size,
                accuracies.getMean(),
                accuracyOfFirst(size, ensemble.ranked(EnsembleMember::accuracy)),
                accuracies.getMax(),
                byValidation(size),
                share(best[0][0] + best[1][1]),
                share(best[0][1] + best[1][0])));
    }

    /// How many images some members get right together: of those with even, and of those with odd numbers.
    private int[] right(int... subset) {
        int[] right = uncontestedRight.clone();
        for (int i = 0; i < contested.length; i++) {
            int guess = SoftmaxCrossEntropy.mostProbable(ensemble.how().of(probabilities[i], subset));
            right[contested[i] % 2] += guess == ensemble.combined().label(contested[i]) ? 1 : 0;
        }
        return right;
    }

    private double share(int right) {
        return (double) right / ensemble.combined().size();
    }

    private double accuracyOfFirst(int size, int... ranked) {
        int[] chosen = Arrays.copyOf(ranked, size);
        Arrays.sort(chosen);
        return share(IntStream.of(right(chosen)).sum());
    }

    private OptionalDouble byValidation(int size) {
        boolean known = ensemble.members().stream()
                .allMatch(member -> member.validation().isPresent());
        return known
                ? OptionalDouble.of(accuracyOfFirst(
                        size, ensemble.ranked(member -> member.validation().getAsDouble())))
                : OptionalDouble.empty();
    }

    /// From one member to all.
    public List<SubsetAccuracy> sizes() {
        return List.copyOf(sizes);
    }

    /// From one member to all.
    public List<TestSetChoice> choices() {
        return List.copyOf(choices);
    }
}
