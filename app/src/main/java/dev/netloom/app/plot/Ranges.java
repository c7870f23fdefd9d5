package dev.netloom.app.plot;

import java.util.List;
import java.util.stream.DoubleStream;

/// Which part of the values a plot shows.
final class Ranges {
    private static final double SMALLEST_LOSS = 1e-4;
    private static final double GOOD = 0.95;
    private static final double WORTH_SHOWING = 0.9;

    private Ranges() {}

    /// Whole epochs, at least one.
    static Scale epochs(double reached, int wanted) {
        double end = Math.max(1, Math.ceil(reached - 1e-9));
        Scale scale = Scale.linear(0, end, Math.max(1, (int) Math.min(end, wanted)));
        return new Scale(
                0,
                end,
                false,
                scale.ticks().stream().filter(tick -> tick <= end).toList());
    }

    static Scale loss(List<Series> series, boolean logarithmic) {
        double high = values(series).max().orElse(2.5);
        if (!logarithmic) {
            return Scale.linear(0, high, 4);
        }
        double low = Math.max(
                SMALLEST_LOSS, values(series).filter(loss -> loss > 0).min().orElse(0.1));
        return Scale.logarithmic(Math.min(low, high / 2), Math.max(high, 2 * SMALLEST_LOSS));
    }

    /// Up to 100%, from just below the worst. Of a network that got good, early failures fall off the bottom: they
    /// would flatten what one wants to see.
    static Scale accuracy(List<Series> series) {
        double best = values(series).max().orElse(1);
        double worst = values(series).min().orElse(0);
        boolean cut = best >= GOOD && worst < WORTH_SHOWING;
        double low = cut ? WORTH_SHOWING : worst - 0.1 * (1 - worst);
        return Scale.linear(Math.clamp(low, 0, 0.998), 1, 4);
    }

    private static DoubleStream values(List<Series> series) {
        return series.stream().flatMap(one -> one.values().points().stream()).mapToDouble(Decimated.Point::y);
    }
}
