package dev.netloom.engine.metric;

import org.apache.commons.math3.stat.interval.ConfidenceInterval;
import org.apache.commons.math3.stat.interval.WilsonScoreInterval;

/// A confidence interval of a share, both ends from 0 to 1.
public record Interval(double low, double high) {
    /// The interval of Wilson (1927) for `hits` of `trials`.
    public static Interval wilson(int hits, int trials, double confidence) {
        if (trials == 0) {
            return new Interval(0, 1);
        }
        ConfidenceInterval interval = new WilsonScoreInterval().createInterval(trials, hits, confidence);
        return new Interval(Math.max(0, interval.getLowerBound()), Math.min(1, interval.getUpperBound()));
    }
}
