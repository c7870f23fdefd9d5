package dev.netloom.engine.metric;

import java.util.List;

/// How a network did on a set of images, in evaluation mode (without dropout).
///
/// @param loss mean cross entropy, in nats
/// @param predictions for every image, in file order; [Predictions#NONE] where nobody took them down
public record Evaluation(
        int correct, int total, double loss, List<Misclassified> misclassified, Predictions predictions) {
    public Evaluation {
        misclassified = List.copyOf(misclassified);
    }

    /// Without the predictions for every image.
    public Evaluation(int correct, int total, double loss, List<Misclassified> misclassified) {
        this(correct, total, loss, misclassified, Predictions.NONE);
    }

    public double accuracy() {
        return total == 0 ? 0 : (double) correct / total;
    }

    /// The 95% confidence interval of the accuracy.
    public Interval interval() {
        return Interval.wilson(correct, total, 0.95);
    }
}
