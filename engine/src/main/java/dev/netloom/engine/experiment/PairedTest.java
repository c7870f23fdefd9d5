package dev.netloom.engine.experiment;

import org.apache.commons.math3.stat.inference.TTest;

/// Student's paired t test: whether two arms that met the same seeds differ. The differences of the pairs have
/// the mean m and the standard deviation s; t = m / (s / √n), with n − 1 degrees of freedom. Source: Student
/// (W. S. Gosset), The probable error of a mean, 1908.
///
/// @param difference the first arm less the second, over the seeds
/// @param t NaN for one pair, and where all pairs differ by the same
/// @param p two-sided; NaN where t is
public record PairedTest(Mean difference, double t, double p) {
    /// @param first one value for every seed
    /// @param second of the same seeds in the same order
    public static PairedTest of(double[] first, double[] second) {
        double[] differences = new double[first.length];
        boolean vary = false;
        for (int i = 0; i < first.length; i++) {
            differences[i] = first[i] - second[i];
            vary |= differences[i] != differences[0];
        }
        Mean difference = Mean.of(differences);
        if (!vary) {
            return new PairedTest(difference, Double.NaN, Double.NaN);
        }
        TTest test = new TTest();
        return new PairedTest(difference, test.pairedT(first, second), test.pairedTTest(first, second));
    }

    /// Whether the interval of the difference leaves 0 out: the same as p < 0.05.
    public boolean showsDifference() {
        return difference.low() > 0 || difference.high() < 0;
    }
}
