package dev.netloom.engine.inspect;

/// What can be said of many values in a few: mean, standard deviation, ends, and the share of zeros.
record Moments(double mean, double spread, double low, double high, double zeros) {
    static Moments of(float[] values) {
        double sum = 0;
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        int zeros = 0;
        for (float value : values) {
            sum += value;
            low = Math.min(low, value);
            high = Math.max(high, value);
            zeros += value == 0 ? 1 : 0;
        }
        double mean = sum / values.length;
        double squares = 0;
        for (float value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Moments(mean, Math.sqrt(squares / values.length), low, high, (double) zeros / values.length);
    }
}
