package dev.netloom.app.plot;

/// The exponential moving average of a series: s ← β · s + (1 − β) · y, shown as s / (1 − βᵗ) after t points.
/// So it begins at the first point instead of at 0 (Kingma and Ba, 2015, correct Adam's averages in this way).
final class Smoothed {
    private final DecimatedSeries raw;
    private final DecimatedSeries values = new DecimatedSeries();
    private double beta;
    private double sum;
    private double weight;

    /// @param beta β, from 0 (the points themselves) to below 1
    Smoothed(DecimatedSeries raw, double beta) {
        this.raw = raw;
        this.beta = beta;
    }

    DecimatedSeries values() {
        return values;
    }

    double beta() {
        return beta;
    }

    /// Smooths what is there anew; of a thinned series, what was kept.
    void setBeta(double changed) {
        beta = changed;
        clear();
        for (int i = 0; i < raw.size(); i++) {
            DecimatedSeries.Point point = raw.point(i);
            add(point.x(), point.y());
        }
    }

    void add(double x, double y) {
        if (Double.isFinite(y)) {
            sum = beta * sum + (1 - beta) * y;
            weight = beta * weight + 1 - beta;
            values.add(x, sum / weight);
        }
    }

    void clear() {
        values.clear();
        sum = 0;
        weight = 0;
    }
}
