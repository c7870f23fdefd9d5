package dev.netloom.engine.inspect;

import java.util.List;

/// What a network makes of one image.
///
/// @param probabilities of every class
/// @param maps what every block puts out that has maps, in the order of the network; empty where
/// nobody asked
public record Recognition(List<Float> probabilities, List<FeatureMaps> maps) {
    public Recognition {
        probabilities = List.copyOf(probabilities);
        maps = List.copyOf(maps);
    }

    /// The class of the largest probability, the first of several.
    public int guess() {
        int guess = 0;
        for (int k = 1; k < probabilities.size(); k++) {
            guess = probabilities.get(k) > probabilities.get(guess) ? k : guess;
        }
        return guess;
    }

    /// The probability of the guess.
    public float confidence() {
        return probabilities.get(guess());
    }
}
