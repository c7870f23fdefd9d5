package dev.netloom.app.plot;

import java.util.ArrayList;
import java.util.List;

/// From values to places along an axis, with round numbers to label it.
///
/// @param logarithmic equal ratios take equal room; both ends are above 0 then
public record AxisScale(double low, double high, boolean logarithmic, List<Double> ticks) {
    public AxisScale {
        ticks = List.copyOf(ticks);
    }

    /// From `low` to at least `high`, in about `wanted` round steps; both ends are ticks.
    static AxisScale linear(double low, double high, int wanted) {
        double span = high > low ? high - low : Math.max(Math.abs(high), 1) * 0.1;
        double step = round(span / Math.max(1, wanted));
        double first = Math.floor(low / step + 1e-9) * step;
        List<Double> ticks = new ArrayList<>();
        int count = (int) Math.ceil((low + span - first) / step - 1e-9);
        for (int i = 0; i <= count; i++) {
            ticks.add(first + i * step);
        }
        return new AxisScale(ticks.getFirst(), ticks.getLast(), false, ticks);
    }

    /// From 1, 2 or 5 times a power of ten at or below `low` to one at or above `high`.
    static AxisScale logarithmic(double low, double high) {
        List<Double> ticks = new ArrayList<>();
        int decade = (int) Math.floor(Math.log10(low));
        while (ticks.isEmpty() || ticks.getLast() < high) {
            for (double digit : new double[] {1, 2, 5}) {
                double tick = digit * Math.pow(10, decade);
                double next = (digit == 1 ? 2 : digit == 2 ? 5 : 10) * Math.pow(10, decade);
                boolean reached = !ticks.isEmpty() && ticks.getLast() >= high;
                if (next > low * 1.0000001 && !reached) {
                    ticks.add(tick);
                }
            }
            decade++;
        }
        return new AxisScale(ticks.getFirst(), ticks.getLast(), true, thinned(ticks));
    }

    /// Whole decades where 1, 2, 5 would crowd.
    private static List<Double> thinned(List<Double> ticks) {
        if (ticks.size() <= 10) {
            return ticks;
        }
        return ticks.stream()
                .filter(tick -> Math.abs(Math.log10(tick) - Math.rint(Math.log10(tick))) < 1e-9)
                .toList();
    }

    /// 0 at the low end, 1 at the high.
    double place(double value) {
        return logarithmic
                ? (Math.log(value) - Math.log(low)) / (Math.log(high) - Math.log(low))
                : (value - low) / (high - low);
    }

    double valueAt(double place) {
        return logarithmic
                ? Math.exp(Math.log(low) + place * (Math.log(high) - Math.log(low)))
                : low + place * (high - low);
    }

    /// The 1, 2 or 5 times a power of ten that is nearest to `step`.
    private static double round(double step) {
        double power = Math.pow(10, Math.floor(Math.log10(step)));
        double digit = step / power;
        return power * (digit < 1.5 ? 1 : digit < 3.5 ? 2 : digit < 7.5 ? 5 : 10);
    }
}
