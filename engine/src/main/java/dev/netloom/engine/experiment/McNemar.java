package dev.netloom.engine.experiment;

import dev.netloom.engine.metric.Predictions;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.apache.commons.math3.distribution.NormalDistribution;

/// McNemar's test: whether two trained networks differ on the same digits. Only those count that one of them
/// alone gets right, b and c of them: were the two equally good, each such digit would fall to either with the
/// same chance.
///
/// For few of them (b + c < 25) that is computed exactly, from the binomial distribution; for more,
/// (|b − c| − 1)² / (b + c) is compared with the χ² distribution of one degree of freedom. Source: McNemar, Note
/// on the sampling error of the difference between correlated proportions or percentages, 1947; the continuity
/// correction is Edwards', 1948.
///
/// @param onlyFirst digits that only the first gets right, b
/// @param onlySecond digits that only the second gets right, c
/// @param exact whether p comes from the binomial distribution
/// @param p two-sided
public record McNemar(int onlyFirst, int onlySecond, boolean exact, double p) {
    private static final int FEW = 25;
    private static final double Z = new NormalDistribution().inverseCumulativeProbability(0.975);

    public static McNemar of(int onlyFirst, int onlySecond) {
        int discordant = onlyFirst + onlySecond;
        boolean exact = discordant < FEW;
        double p = exact ? exact(onlyFirst, onlySecond) : approximate(onlyFirst, onlySecond);
        return new McNemar(onlyFirst, onlySecond, exact, p);
    }

    /// @param first of the same images in the same order as `second`
    public static McNemar of(Predictions first, Predictions second) {
        int onlyFirst = 0;
        int onlySecond = 0;
        for (int image = 0; image < first.size(); image++) {
            onlyFirst += first.isRight(image) && !second.isRight(image) ? 1 : 0;
            onlySecond += second.isRight(image) && !first.isRight(image) ? 1 : 0;
        }
        return of(onlyFirst, onlySecond);
    }

    private static double exact(int b, int c) {
        return b + c == 0
                ? 1
                : Math.min(1, 2 * new BinomialDistribution(b + c, 0.5).cumulativeProbability(Math.min(b, c)));
    }

    private static double approximate(int b, int c) {
        double distance = Math.max(0, Math.abs(b - c) - 1);
        return 1 - new ChiSquaredDistribution(1).cumulativeProbability(distance * distance / (b + c));
    }

    /// The share of all images that the second gets right less that of the first, with its 95% confidence interval for
    /// proportions of the same images: d ± z · √(b + c − (b − c)² / n) / n. Source: Agresti, *Categorical Data
    /// Analysis*, 2013, section 11.1.
    ///
    /// @param images n, those included that both get right or wrong
    public Mean difference(int images) {
        double gained = onlySecond - onlyFirst;
        double discordant = onlyFirst + onlySecond;
        double half = Z * Math.sqrt(discordant - gained * gained / images) / images;
        return new Mean(images, gained / images, gained / images - half, gained / images + half);
    }

    public boolean showsDifference() {
        return p < 0.05;
    }
}
