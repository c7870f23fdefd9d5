package dev.netloom.engine.metric;

import java.util.List;

/// An image that a network takes for another class.
///
/// @param index place in its file, from 0
/// @param label the true class
/// @param predicted the class of the largest probability
/// @param probabilities of every class
public record Misclassified(int index, int label, int predicted, List<Float> probabilities) {
    public Misclassified {
        probabilities = List.copyOf(probabilities);
    }

    /// The probability that the network gave to its guess.
    public float confidence() {
        return probabilities.get(predicted);
    }
}
