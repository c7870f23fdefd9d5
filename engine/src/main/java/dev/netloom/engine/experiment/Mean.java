package dev.netloom.engine.experiment;

import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;

/// The mean of what was measured from several seeds, and the 95% confidence interval of what it would be over all
/// seeds: m ± t · s / √n, with s the standard deviation and t the quantile of Student's distribution for n − 1
/// degrees of freedom. It supposes that values scatter about as a normal distribution does.
///
/// @param low NaN where one value alone says nothing about others
public record Mean(int count, double mean, double low, double high) {
    private static final double TAIL = 0.975;

    public static Mean of(double... values) {
        SummaryStatistics statistics = new SummaryStatistics();
        for (double value : values) {
            statistics.addValue(value);
        }
        if (values.length < 2) {
            return new Mean(values.length, statistics.getMean(), Double.NaN, Double.NaN);
        }
        double quantile = new TDistribution(values.length - 1).inverseCumulativeProbability(TAIL);
        double half = quantile * statistics.getStandardDeviation() / Math.sqrt(values.length);
        return new Mean(values.length, statistics.getMean(), statistics.getMean() - half, statistics.getMean() + half);
    }

    public boolean hasInterval() {
        return count >= 2;
    }

    /// The interval cut at the ends of what a share can be.
    public Mean ofShare() {
        return new Mean(count, mean, Math.max(0, low), Math.min(1, high));
    }
}
