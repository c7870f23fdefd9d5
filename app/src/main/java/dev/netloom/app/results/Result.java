package dev.netloom.app.results;

import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;

/// What a network made of all test images at one moment.
///
/// @param epoch from 1; 0 where `moment` is no epoch
public record Result(Moment moment, int epoch, Predictions predictions) {
    /// When that was.
    public enum Moment {
        EPOCH,
        /// A run was stopped within an epoch.
        END,
        /// Of weights that come with the program.
        SHIPPED
    }

    static Result of(Moment moment, int epoch, Evaluation test) {
        return new Result(moment, epoch, test.predictions());
    }

    Result compact() {
        return new Result(moment, epoch, predictions.compact());
    }

    public int correct() {
        return predictions.within(1);
    }

    public int wrong() {
        return predictions.size() - correct();
    }

    /// The 95% confidence interval of the accuracy.
    public Interval interval() {
        return Interval.wilson(correct(), predictions.size(), 0.95);
    }
}
