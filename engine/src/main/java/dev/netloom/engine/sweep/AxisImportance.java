package dev.netloom.engine.sweep;

import dev.netloom.engine.history.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.inference.OneWayAnova;

/// How much of the differences between points one setting explains by itself: eta squared of a one-way analysis of
/// variance, the sum of squares between the means of its values over the whole sum of squares (Cohen, Eta-squared and
/// partial eta-squared in fixed factor ANOVA designs, 1973). What settings do only together is in none of them.
///
/// @param share eta squared, 0 to 1; NaN where points are too few to tell
/// @param p how probable at least so large a share is where the setting does nothing; NaN where it is not known
/// @param groups of points that are held against each other: one a value, or up to three of numbers that lie close
public record AxisImportance(String axis, double share, double p, int groups, int points) {
    /// Numbers that hardly occur twice are put together into so many groups of equal size.
    private static final int MOST_BINS = 3;

    private static final int LEAST_IN_BIN = 3;

    /// Below it, chance alone is no good explanation.
    public static final double SIGNIFICANT = 0.05;

    private record Seen(String value, double accuracy) {}

    public boolean isTold() {
        return !Double.isNaN(share);
    }

    /// Of each axis, in their order.
    ///
    /// @param epochs that all points had: those that went on are judged by what they were until then
    public static List<AxisImportance> of(List<SweepAxis> axes, List<PointResult> results, int epochs) {
        return axes.stream().map(axis -> of(axis.key(), results, epochs)).toList();
    }

    private static AxisImportance of(String axis, List<PointResult> results, int epochs) {
        List<Seen> seen = new ArrayList<>();
        for (PointResult result : results) {
            result.bestWithin(epochs)
                    .map(Score::accuracy)
                    .ifPresent(accuracy ->
                            seen.add(new Seen(result.point().values().get(axis), accuracy)));
        }
        List<SummaryStatistics> groups = groups(seen);
        SummaryStatistics all = new SummaryStatistics();
        seen.forEach(one -> all.addValue(one.accuracy()));
        if (groups.size() < 2 || seen.size() < 2 * groups.size()) {
            return new AxisImportance(axis, Double.NaN, Double.NaN, groups.size(), seen.size());
        }
        double whole = all.getSecondMoment();
        double within =
                groups.stream().mapToDouble(SummaryStatistics::getSecondMoment).sum();
        if (!(whole > 0)) {
            return new AxisImportance(axis, 0, 1, groups.size(), seen.size());
        }
        double p = within > 0 ? new OneWayAnova().anovaPValue(groups, true) : 0;
        return new AxisImportance(axis, Math.clamp(1 - within / whole, 0, 1), p, groups.size(), seen.size());
    }

    private static List<SummaryStatistics> groups(List<Seen> seen) {
        Map<String, SummaryStatistics> byValue = new LinkedHashMap<>();
        seen.forEach(one -> byValue.computeIfAbsent(one.value(), value -> new SummaryStatistics())
                .addValue(one.accuracy()));
        return 2 * byValue.size() > seen.size() && seen.stream().allMatch(one -> isNumber(one.value()))
                ? bins(seen)
                : List.copyOf(byValue.values());
    }

    private static List<SummaryStatistics> bins(List<Seen> seen) {
        List<Seen> sorted = new ArrayList<>(seen);
        sorted.sort(Comparator.comparingDouble(one -> Double.parseDouble(one.value())));
        int bins = Math.min(MOST_BINS, sorted.size() / LEAST_IN_BIN);
        List<SummaryStatistics> groups = new ArrayList<>();
        for (int bin = 0; bin < bins; bin++) {
            SummaryStatistics group = new SummaryStatistics();
            sorted.subList(bin * sorted.size() / bins, (bin + 1) * sorted.size() / bins)
                    .forEach(one -> group.addValue(one.accuracy()));
            groups.add(group);
        }
        return groups;
    }

    private static boolean isNumber(String value) {
        try {
            return Double.isFinite(Double.parseDouble(value));
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
