package dev.netloom.engine.metric;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/// How often images of each class were taken for each class.
///
/// With n_{t,g} images of class t taken for class g: recall of class k is n_{k,k} / Σ_g n_{k,g},
/// precision n_{k,k} / Σ_t n_{t,k}, and F1 their harmonic mean, 2 n_{k,k} / (Σ_g n_{k,g} + Σ_t
/// n_{t,k}).
public final class ConfusionMatrix {
    private final int[][] counts;

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
    }

    public static ConfusionMatrix of(Predictions predictions) {
        int[][] counts = new int[predictions.classes()][predictions.classes()];
        for (int image = 0; image < predictions.size(); image++) {
            counts[predictions.label(image)][predictions.guess(image)]++;
        }
        return new ConfusionMatrix(counts);
    }

    /// @param counts a row for each true class, a column for each guess
    public static ConfusionMatrix of(int[][] counts) {
        return new ConfusionMatrix(Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new));
    }

    public int classes() {
        return counts.length;
    }

    /// Images of class `label` taken for class `guess`.
    public int count(int label, int guess) {
        return counts[label][guess];
    }

    /// Images of this class.
    public int images(int label) {
        int sum = 0;
        for (int count : counts[label]) {
            sum += count;
        }
        return sum;
    }

    /// Images taken for this class.
    public int guesses(int guess) {
        int sum = 0;
        for (int[] row : counts) {
            sum += row[guess];
        }
        return sum;
    }

    /// The most frequent mistake.
    public int mostMistaken() {
        int most = 0;
        for (int label = 0; label < classes(); label++) {
            for (int guess = 0; guess < classes(); guess++) {
                most = label == guess ? most : Math.max(most, counts[label][guess]);
            }
        }
        return most;
    }

    /// The share of a class that was found; NaN of a class without images.
    public double recall(int k) {
        return (double) counts[k][k] / images(k);
    }

    /// The share of guesses for a class that were right; NaN where nothing was taken for it.
    public double precision(int k) {
        return (double) counts[k][k] / guesses(k);
    }

    /// NaN where there is neither an image of the class nor a guess for it.
    public double f1(int k) {
        return 2.0 * counts[k][k] / (images(k) + guesses(k));
    }

    /// The 95% confidence interval of the recall.
    public Interval recallInterval(int k) {
        return Interval.wilson(counts[k][k], images(k), 0.95);
    }

    /// The 95% confidence interval of the precision.
    public Interval precisionInterval(int k) {
        return Interval.wilson(counts[k][k], guesses(k), 0.95);
    }

    /// The 95% confidence interval of F1. F1 is 2 J / (1 + J), which grows with J = n_{k,k} / (Σ_g n_{k,g} + Σ_t
    /// n_{t,k} - n_{k,k}), a share of the images that are or were taken for k: Wilson's interval of J, carried
    // over.
    public Interval f1Interval(int k) {
        Interval share = Interval.wilson(counts[k][k], images(k) + guesses(k) - counts[k][k], 0.95);
        return new Interval(2 * share.low() / (1 + share.low()), 2 * share.high() / (1 + share.high()));
    }

    /// The mean of the recalls of all classes that have images, each class for as much as any other; NaN where none
    /// has.
    public double balancedAccuracy() {
        return macro(this::recall);
    }

    /// As [#balancedAccuracy], of precision, which is 0 where nothing was taken for a class.
    public double macroPrecision() {
        return macro(k -> guesses(k) == 0 ? 0 : precision(k));
    }

    /// As [#balancedAccuracy], of F1.
    public double macroF1() {
        return macro(this::f1);
    }

    private double macro(IntToDoubleFunction figure) {
        return IntStream.range(0, classes())
                .filter(k -> images(k) > 0)
                .mapToDouble(figure)
                .average()
                .orElse(Double.NaN);
    }
}
