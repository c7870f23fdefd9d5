package dev.netloom.app.costs;

import java.util.List;
import java.util.Locale;

/// Times in milliseconds, as a median and the slowest.
record Spread(List<Double> sorted) {
    Spread {
        sorted = sorted.stream().sorted().toList();
    }

    double median() {
        return at(0.5);
    }

    double percentile95() {
        return at(0.95);
    }

    double worst() {
        return at(1);
    }

    private double at(double share) {
        return sorted.isEmpty() ? Double.NaN : sorted.get((int) Math.ceil(share * (sorted.size() - 1)));
    }

    /// `4.1 / 9.8 / 20.3`: median, 95th percentile, worst.
    @Override
    public String toString() {
        return sorted.isEmpty()
                ? "none"
                : String.format(Locale.ROOT, "%.1f / %.1f / %.1f", median(), percentile95(), worst());
    }
}
