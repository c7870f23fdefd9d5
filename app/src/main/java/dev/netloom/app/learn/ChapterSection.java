package dev.netloom.app.learn;

import dev.netloom.app.learn.Destination.Ensembles;
import dev.netloom.app.learn.Destination.Network;
import dev.netloom.app.learn.Destination.Prepared;
import dev.netloom.app.learn.Destination.Reading;
import dev.netloom.app.learn.Destination.Runs;
import dev.netloom.app.learn.Destination.Sweeps;
import dev.netloom.app.learn.Destination.Transfer;
import dev.netloom.app.learn.Destination.View;
import dev.netloom.app.ui.Guide;
import java.util.List;

/// A section of the book's chapter 8 (Koki Saitoh, Deep Learning from Scratch, 2016), and what there is to do about
/// it.
///
/// @param number as in the book; `learn.section.NUMBER` is its title
record ChapterSection(String number, List<Step> steps) {
    /// What a newcomer is shown first.
    static final List<Step> FIRST =
            List.of(step("look", view("mistakes")), step("own-digit", view("draw")), experiment("5x5-or-two-3x3"));

    /// In the order of the book.
    static final List<ChapterSection> ALL = List.of(
            section(
                    "8.1.1",
                    step("deep-convnet", new Network("deep-convnet")),
                    step("mistakes", view("mistakes")),
                    step("draw", view("draw")),
                    step("train", view("curves"))),
            section(
                    "8.1.2",
                    step("confusion", view("confusion")),
                    experiment("augmentation"),
                    step("turned", view("turned")),
                    step("dropout", new Reading(guide -> guide.readAboutBlock("dropout"))),
                    step("runs", new Runs()),
                    step("sweeps", new Sweeps()),
                    step("ensembles", new Ensembles())),
            section(
                    "8.1.3",
                    experiment("5x5-or-two-3x3"),
                    experiment("7x7-or-three-3x3"),
                    experiment("equal-channels"),
                    experiment("growing-with-depth"),
                    step("fields", view("fields")),
                    experiment("relu-between"),
                    experiment("shallow-or-deep"),
                    experiment("how-little-depth"),
                    step("filters", view("filters")),
                    step("maps", view("maps"))),
            section(
                    "8.2.1",
                    step("contest", new Reading(Guide::readHistory)),
                    step("top-five", new Reading(Guide::readAboutTopFive)),
                    step("alexnet", network("alexnet"))),
            section("8.2.2", step("vgg", network("vgg16")), step("vgg-28", new Network("vgg16-28"))),
            section("8.2.3", step("googlenet", network("googlenet")), experiment("inception-1x1")),
            section(
                    "8.2.4",
                    step("resnet", network("resnet152")),
                    step("skip", new Reading(guide -> guide.readAboutBlock("skip"))),
                    experiment("plain-or-residual"),
                    step("flow", view("flow")),
                    step("transfer", new Transfer()),
                    experiment("transfer-digits"),
                    experiment("transfer-layers"),
                    experiment("transfer-fashion"),
                    experiment("transfer-letters")));

    private static ChapterSection section(String number, Step... steps) {
        return new ChapterSection(number, List.of(steps));
    }

    private static Step step(String key, Destination to) {
        return new Step(key, to);
    }

    private static Step experiment(String name) {
        return step(name, new Prepared(name));
    }

    private static Destination view(String key) {
        return new View(key);
    }

    private static Destination network(String name) {
        return new Reading(guide -> guide.readAboutNetwork(name));
    }
}
