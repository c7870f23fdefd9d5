package dev.netloom.engine.ensemble;

import dev.netloom.engine.metric.Predictions;

/// How differently two members err. Of N images, both get N₁₁ right and N₀₀ wrong; N₁₀ only the first and N₀₁ only the
/// second gets right. Source: Kuncheva and Whitaker, *Measures of Diversity in Classifier Ensembles and Their
/// Relationship with the Ensemble Accuracy*, 2003, section 2.
///
/// @param disagreement (N₀₁ + N₁₀) / N: the share of images that one of the two alone gets right; more is more diverse
/// @param q Yule's Q, (N₁₁ N₀₀ − N₀₁ N₁₀) / (N₁₁ N₀₀ + N₀₁ N₁₀), from −1 (they err on different images) over 0
///          (independently of each other) to 1 (on the same); NaN where one of them errs never or always
/// @param doubleFault N₀₀ / N: the share of images that both get wrong, which combining can hardly mend
public record PairDiversity(double disagreement, double q, double doubleFault) {
    /// @param second of the same images as `first`, in the same order
    public static PairDiversity of(Predictions first, Predictions second) {
        int[][] counts = new int[2][2];
        for (int image = 0; image < first.size(); image++) {
            counts[first.isRight(image) ? 1 : 0][second.isRight(image) ? 1 : 0]++;
        }
        double same = (double) counts[1][1] * counts[0][0];
        double different = (double) counts[0][1] * counts[1][0];
        return new PairDiversity(
                (double) (counts[0][1] + counts[1][0]) / first.size(),
                (same - different) / (same + different),
                (double) counts[0][0] / first.size());
    }
}
