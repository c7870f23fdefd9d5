package dev.netloom.app.gallery;

import dev.netloom.engine.metric.Predictions;

/// A test image that was taken for another class, now or one result earlier; or, where recognised
/// ones are asked for, one that was not.
///
/// @param image its place in the file, from 0
/// @param guess what the network takes it for now
/// @param earlier what it took it for one result before; -1 where there is none
/// @param confidence the probability of the guess
/// @param loss cross entropy, in nats
record Mistake(int image, int label, int guess, int earlier, float confidence, float loss) {
    static Mistake of(int image, Predictions now, Predictions before) {
        return new Mistake(
                image,
                now.label(image),
                now.guess(image),
                before == null ? -1 : before.guess(image),
                now.confidence(image),
                now.loss(image));
    }

    boolean isRight() {
        return guess == label;
    }

    /// Wrong now, right before.
    boolean isNew() {
        return !isRight() && earlier == label;
    }

    /// Right now, wrong before.
    boolean isFixed() {
        return isRight() && earlier >= 0 && earlier != label;
    }

    /// The wrong guess, now or before; the label where there was none.
    int taken() {
        return isFixed() ? earlier : guess;
    }
}
