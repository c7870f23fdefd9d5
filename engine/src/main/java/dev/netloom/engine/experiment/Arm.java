package dev.netloom.engine.experiment;

import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;

/// One of the networks that an experiment compares.
///
/// @param id what results and pairs know it by
/// @param title what a user reads
/// @param digits the first so many training digits are learned from; [#ALL] for as many as there are
/// @param epochs how often each of them is seen
public record Arm(String id, String title, Project network, int digits, int epochs) {
    public static final int ALL = Integer.MAX_VALUE;

    public Arm {
        if (id.isBlank() || digits < 1 || epochs < 1) {
            throw new IllegalArgumentException("no arm of an experiment: " + id + ", " + digits + " digits");
        }
    }

    public Graph graph() {
        return network.graph();
    }

    public Arm limited(int most) {
        return new Arm(id, title, network, Math.min(digits, most), epochs);
    }

    public Arm withDigits(int digits) {
        return new Arm(id, title, network, digits, epochs);
    }

    public Arm withEpochs(int epochs) {
        return new Arm(id, title, network, digits, epochs);
    }
}
