package dev.netloom.engine.history;

import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Interval;

/// An evaluation in three numbers.
///
/// @param loss mean cross entropy, in nats
public record Score(int correct, int total, double loss) {
    static Score of(Evaluation evaluation) {
        return new Score(evaluation.correct(), evaluation.total(), evaluation.loss());
    }

    public double accuracy() {
        return total == 0 ? 0 : (double) correct / total;
    }

    /// The 95% confidence interval of the accuracy.
    public Interval interval() {
        return Interval.wilson(correct, total, 0.95);
    }
}
