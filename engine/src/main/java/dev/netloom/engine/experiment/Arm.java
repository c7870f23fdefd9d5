package dev.netloom.engine.experiment;

import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;

/// One of the networks that an experiment compares, or one of the ways to train a network.
///
/// @param id what results and pairs know it by
/// @param title what a user reads
/// @param digits the first so many training digits are learned from; [#ALL] for as many as there are
/// @param epochs how often each of them is seen
/// @param augmentation what happens to them each time
public record Arm(String id, String title, Project network, int digits, int epochs, Augmentation augmentation) {
    public static final int ALL = Integer.MAX_VALUE;

    public Arm {
        if (id.isBlank() || digits < 1 || epochs < 1) {
            throw new IllegalArgumentException("no arm of an experiment: " + id + ", " + digits + " digits");
        }
    }

    /// One that sees its digits as they are.
    public Arm(String id, String title, Project network, int digits, int epochs) {
        this(id, title, network, digits, epochs, Augmentation.NONE);
    }

    public Graph graph() {
        return network.graph();
    }

    public Arm limited(int most) {
        return withDigits(Math.min(digits, most));
    }

    public Arm withDigits(int digits) {
        return new Arm(id, title, network, digits, epochs, augmentation);
    }

    public Arm withEpochs(int epochs) {
        return new Arm(id, title, network, digits, epochs, augmentation);
    }
}
