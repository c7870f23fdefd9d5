package dev.netloom.engine.experiment;

import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.augment.Augmentation;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.train.TransferSettings;

/// One of the networks that an experiment compares, or one of the ways to train a network.
///
/// @param id what results and pairs know it by
/// @param title what a user reads
/// @param digits the first so many training digits are learned from; [#ALL] for as many as there are
/// @param epochs how often each of them is seen
/// @param augmentation what happens to them each time
/// @param images which ones it learns from and is tested on
/// @param from the arm whose last weights of the same seed it begins with, all but the head's; empty for drawn ones
/// @param layers how many of its layers, from the first, begin so; [#ALL] for all but the head, which never does
/// @param transfer what of them stays as it is, and what moves more carefully
public record Arm(
        String id,
        String title,
        Project network,
        int digits,
        int epochs,
        Augmentation augmentation,
        ArmImages images,
        String from,
        int layers,
        TransferSettings transfer) {
    public static final int ALL = Integer.MAX_VALUE;

    public Arm {
        if (id.isBlank() || digits < 1 || epochs < 1 || layers < 0) {
            throw new IllegalArgumentException("no arm of an experiment: " + id + ", " + digits + " digits");
        }
    }

    /// One that begins with drawn weights, on the images of the experiment.
    public Arm(String id, String title, Project network, int digits, int epochs, Augmentation augmentation) {
        this(id, title, network, digits, epochs, augmentation, ArmImages.ALL, "", ALL, TransferSettings.NONE);
    }

    /// One that sees its digits as they are.
    public Arm(String id, String title, Project network, int digits, int epochs) {
        this(id, title, network, digits, epochs, Augmentation.NONE);
    }

    public Graph graph() {
        return network.graph();
    }

    /// What it learns from, and is tested on.
    ///
    /// @param data of the experiment
    Dataset data(Dataset data) throws FileProblem {
        return images.of(data).limited(digits);
    }

    public Arm limited(int most) {
        return withDigits(Math.min(digits, most));
    }

    public Arm withDigits(int digits) {
        return new Arm(id, title, network, digits, epochs, augmentation, images, from, layers, transfer);
    }

    public Arm withEpochs(int epochs) {
        return new Arm(id, title, network, digits, epochs, augmentation, images, from, layers, transfer);
    }
}
