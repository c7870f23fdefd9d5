package dev.netloom.engine.metric;

import java.util.List;

/// How a network did on a set of images, in evaluation mode (without dropout).
///
/// @param loss mean cross entropy, in nats
public record Evaluation(int correct, int total, double loss, List<Misclassified> misclassified) {
    public Evaluation {
        misclassified = List.copyOf(misclassified);
    }

    public double accuracy() {
        return total == 0 ? 0 : (double) correct / total;
    }

    /// The 95% confidence interval of the accuracy.
    public Interval interval() {
        return Interval.wilson(correct, total, 0.95);
    }
}
