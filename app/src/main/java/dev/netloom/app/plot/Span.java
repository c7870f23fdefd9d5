package dev.netloom.app.plot;

/// A part of the x-axis.
record Span(double low, double high) {
    double length() {
        return high - low;
    }

    /// The part that is `factor` times as long, in which `fixed` stays where it is.
    Span zoomed(double factor, double fixed) {
        return new Span(fixed + (low - fixed) * factor, fixed + (high - fixed) * factor);
    }

    Span moved(double by) {
        return new Span(low + by, high + by);
    }

    /// As much of this as lies within `all`: moved, where it reaches beyond an end; at least `least`.
    Span within(Span all, double least) {
        double length = Math.clamp(length(), Math.min(least, all.length()), all.length());
        double start = Math.clamp(length() < length ? (low + high - length) / 2 : low, all.low, all.high - length);
        return new Span(start, start + length);
    }
}
