package dev.netloom.app.gallery;

import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.metric.Predictions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// A person against the network: digits that it got wrong, with as many that it got right mixed in,
/// so that nobody knows which is which.
final class HumanBaseline {
    private final Predictions predictions;
    private final List<Integer> images;
    private final List<Integer> answers = new ArrayList<>();

    /// The score on one half of the digits.
    record Score(int right, int of) {
        Interval interval() {
            return Interval.wilson(right, of, 0.95);
        }
    }

    /// @param missed how many of the network's mistakes, at most
    HumanBaseline(Predictions predictions, int missed, long seed) {
        this.predictions = predictions;
        Random random = new Random(seed);
        List<Integer> wrong = drawn(false, missed, random);
        List<Integer> mixed = new ArrayList<>(wrong);
        mixed.addAll(drawn(true, wrong.size(), random));
        Collections.shuffle(mixed, random);
        this.images = List.copyOf(mixed);
    }

    private List<Integer> drawn(boolean right, int count, Random random) {
        List<Integer> all = new ArrayList<>();
        for (int image = 0; image < predictions.size(); image++) {
            if (predictions.isRight(image) == right) {
                all.add(image);
            }
        }
        Collections.shuffle(all, random);
        return all.subList(0, Math.min(count, all.size()));
    }

    int size() {
        return images.size();
    }

    int answered() {
        return answers.size();
    }

    boolean isOver() {
        return answers.size() == images.size();
    }

    /// The digit that is to be guessed; only before the end.
    int image() {
        return images.get(answers.size());
    }

    void answer(int guess) {
        answers.add(guess);
    }

    /// The person's score on the digits that the network got wrong, or on those that it got right.
    Score person(boolean networkRight) {
        int right = 0;
        int of = 0;
        for (int i = 0; i < answers.size(); i++) {
            int image = images.get(i);
            if (predictions.isRight(image) == networkRight) {
                of++;
                right += answers.get(i) == predictions.label(image) ? 1 : 0;
            }
        }
        return new Score(right, of);
    }

    /// The person's score on all digits.
    Score person() {
        Score missed = person(false);
        Score known = person(true);
        return new Score(missed.right() + known.right(), missed.of() + known.of());
    }

    /// The network's score on the same digits: a half, for so they were chosen.
    Score network() {
        return new Score(person(true).of(), answers.size());
    }

    /// The network's score on all test digits.
    Score test() {
        return new Score(predictions.within(1), predictions.size());
    }

    /// A digit that both missed.
    record Both(int image, int person) {}

    List<Both> missedByBoth() {
        List<Both> both = new ArrayList<>();
        for (int i = 0; i < answers.size(); i++) {
            int image = images.get(i);
            if (!predictions.isRight(image) && answers.get(i) != predictions.label(image)) {
                both.add(new Both(image, answers.get(i)));
            }
        }
        return both;
    }

    Predictions predictions() {
        return predictions;
    }
}
