package dev.netloom.engine.ensemble;

import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;
import java.util.List;
import java.util.OptionalDouble;

/// What one member says of every image of a set.
///
/// @param classes names of the classes, in the order of their numbers
/// @param predictions with the probabilities of every class
/// @param validation accuracy on the training images that were held out for it, 0 to 1; empty where none were
public record EnsembleMember(String name, List<String> classes, Predictions predictions, OptionalDouble validation) {
    public EnsembleMember {
        classes = List.copyOf(classes);
    }

    public int correct() {
        return predictions.within(1);
    }

    public double accuracy() {
        return (double) correct() / predictions.size();
    }

    /// The 95% confidence interval of the accuracy.
    public Interval interval() {
        return Interval.wilson(correct(), predictions.size(), 0.95);
    }
}
