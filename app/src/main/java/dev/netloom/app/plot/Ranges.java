package dev.netloom.app.plot;

import java.util.List;

/// Which part of the values a plot shows.
final class Ranges {
    private static final double SMALLEST_LOSS = 1e-4;
    private static final double GOOD = 0.95;
    private static final double WORTH_SHOWING = 0.9;
    private static final int LOOKED_AT = 600;

    /// The lowest, the lowest above 0, and the highest of some values; infinite where there are none.
    private static final class Extent {
        private double low = Double.POSITIVE_INFINITY;
        private double lowAboveZero = Double.POSITIVE_INFINITY;
        private double high = Double.NEGATIVE_INFINITY;

        void add(double y) {
            low = Math.min(low, y);
            high = Math.max(high, y);
            lowAboveZero = y > 0 ? Math.min(lowAboveZero, y) : lowAboveZero;
        }

        boolean isEmpty() {
            return high < low;
        }
    }

    private Ranges() {}

    /// Whole epochs, at least one, that hold all batches so far.
    static Span all(CurvesModel model) {
        EpochClock clock = model.clock();
        double end = Math.max(1, Math.ceil(clock.epochAt(model.reached()) - 1e-9));
        return new Span(0, clock.stepAt(end));
    }

    /// An axis of batches, labelled with epochs.
    static AxisScale epochs(Span span, EpochClock clock, int wanted) {
        double low = clock.epochAt(span.low());
        double high = clock.epochAt(span.high());
        int whole = Math.max(1, (int) Math.min(high - low, wanted));
        List<Double> ticks = AxisScale.linear(low, high, high - low < 1.5 ? wanted / 2 : whole).ticks().stream()
                .filter(tick -> tick >= low - 1e-9 && tick <= high + 1e-9)
                .map(clock::stepAt)
                .toList();
        return new AxisScale(span.low(), span.high(), false, ticks);
    }

    /// An axis of what is counted, from 0 to `high`, labelled with whole numbers.
    static AxisScale whole(double high, int wanted) {
        double last = Math.max(1, high);
        return AxisScale.linear(0, last, (int) Math.min(wanted, last));
    }

    /// An axis of batches, labelled with their numbers.
    static AxisScale batches(Span span, int wanted) {
        List<Double> ticks = AxisScale.linear(span.low(), span.high(), wanted).ticks().stream()
                .filter(tick -> tick >= span.low() && tick <= span.high())
                .filter(tick -> tick == Math.rint(tick))
                .toList();
        return new AxisScale(span.low(), span.high(), false, ticks);
    }

    static AxisScale loss(List<Series> series, Span span, boolean logarithmic) {
        Extent seen = extent(series, span);
        double high = seen.isEmpty() ? 2.5 : seen.high;
        if (!logarithmic) {
            double low = seen.isEmpty() || seen.low < 0.5 * high ? 0 : seen.low;
            return AxisScale.linear(low, high, 4);
        }
        double low = Math.max(SMALLEST_LOSS, Double.isFinite(seen.lowAboveZero) ? seen.lowAboveZero : 0.1);
        return AxisScale.logarithmic(Math.min(low, high / 2), Math.max(high, 2 * SMALLEST_LOSS));
    }

    /// Up to 100%, from just below the worst. Of a network that got good, early failures fall off the bottom: they
    /// would flatten what one wants to see.
    static AxisScale accuracy(List<Series> series, Span span) {
        Extent seen = extent(series, span);
        double best = seen.isEmpty() ? 1 : seen.high;
        double worst = seen.isEmpty() ? 0 : seen.low;
        boolean cut = best >= GOOD && worst < WORTH_SHOWING;
        double low = cut ? WORTH_SHOWING : worst - 0.1 * (1 - worst);
        return AxisScale.linear(Math.clamp(low, 0, 0.998), 1, 4);
    }

    static AxisScale rate(List<Series> series, Span span) {
        Extent seen = extent(series, span);
        return AxisScale.linear(0, seen.isEmpty() || seen.high <= 0 ? 0.001 : seen.high, 4);
    }

    private static Extent extent(List<Series> series, Span span) {
        Extent extent = new Extent();
        series.forEach(one -> one.values().draw(span.low(), span.high(), LOOKED_AT, (x, y) -> {
            if (x >= span.low() && x <= span.high()) {
                extent.add(y);
            }
        }));
        return extent;
    }
}
