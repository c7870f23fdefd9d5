package dev.netloom.engine.train;

import dev.netloom.engine.metric.Evaluation;

/// When a run ends before its last epoch: once some epochs in a row were no better than the best one before them, by
/// the images held out for validation. The run's weights are those of its best epoch then, also where it trains to its
/// end. Source: Prechelt, *Early stopping - but when?*, 1998.
///
/// @param patience epochs that may pass without a better one; 0 for no early stopping
/// @param measure what epochs are compared by
/// @param minDelta what an epoch must gain to be better, ≥ 0: as a share of the images, or of the loss
public record EarlyStopping(int patience, Measure measure, double minDelta) {
    public static final EarlyStopping OFF = new EarlyStopping(0, Measure.ACCURACY, 0);

    /// What is better the larger it is, or the smaller.
    public enum Measure {
        ACCURACY,
        LOSS
    }

    public EarlyStopping {
        if (patience < 0 || !(minDelta >= 0)) {
            throw new IllegalArgumentException("patience " + patience + ", least gain " + minDelta);
        }
    }

    public boolean isOn() {
        return patience > 0;
    }

    /// Whether one is better than another by as much as it has to be.
    boolean isBetter(double value, double than) {
        return value - than > minDelta;
    }

    /// How good an epoch is, the larger the better.
    double value(Evaluation validation) {
        return measure == Measure.ACCURACY ? validation.accuracy() : -validation.loss();
    }

    public EarlyStopping withPatience(int patience) {
        return new EarlyStopping(patience, measure, minDelta);
    }

    public EarlyStopping withMeasure(Measure measure) {
        return new EarlyStopping(patience, measure, minDelta);
    }

    public EarlyStopping withMinDelta(double minDelta) {
        return new EarlyStopping(patience, measure, minDelta);
    }
}
