package dev.netloom.app.ui;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.DataOrigin;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.SkippedFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What was understood of a data set, in words: the same in the window and on the command line.
public final class DataText {
    private DataText() {}

    /// A sentence each: form, images, how they were resized, how they were split, where they stay.
    public static List<String> facts(Dataset data) {
        List<String> facts = new ArrayList<>();
        Shape shape = data.train().shape();
        facts.add(Texts.of(
                "data.facts",
                data.train().size(),
                data.test().size(),
                shape.width(),
                shape.height(),
                colour(shape),
                data.classes().size()));
        DataOrigin origin = data.origin();
        if (origin != null) {
            facts.addFirst(Texts.of("data.form." + origin.form().name().toLowerCase(Locale.ROOT), origin.file()));
            resized(data).ifPresent(facts::add);
            if (origin.splitHere()) {
                facts.add(Texts.of(
                        "data.split-here",
                        origin.settings().testShare(),
                        origin.settings().seed()));
            }
            if (origin.settings().perClass() > 0) {
                facts.add(Texts.of("data.per-class", origin.settings().perClass()));
            }
            if (origin.settings().normalized()) {
                facts.add(Texts.of("data.normalized"));
            }
            if (!origin.inMemory()) {
                facts.add(Texts.of("data.on-disk"));
            }
        }
        return facts;
    }

    public static String colour(Shape shape) {
        return switch (shape.channels()) {
            case 1 -> Texts.of("data.grey");
            case 3 -> Texts.of("data.colour");
            default -> Texts.of("data.channels", shape.channels());
        };
    }

    /// Empty where every picture has the size of the images.
    public static Optional<String> resized(Dataset data) {
        DataOrigin origin = data.origin();
        if (origin == null || !origin.isResized(data.train())) {
            return Optional.empty();
        }
        Shape shape = data.train().shape();
        return Optional.of(Texts.of(
                "data.resized." + origin.settings().fit().name().toLowerCase(Locale.ROOT),
                origin.smallest().width(),
                origin.smallest().height(),
                origin.largest().width(),
                origin.largest().height(),
                shape.width(),
                shape.height()));
    }

    /// A line for each reason: how many files were left out, and some of their names; empty where none was.
    public static String skipped(Dataset data) {
        StringBuilder words = new StringBuilder();
        for (SkippedFile.Reason reason : SkippedFile.Reason.values()) {
            List<String> names = data.skipped().stream()
                    .filter(file -> file.reason() == reason)
                    .map(file -> file.file().getFileName().toString())
                    .toList();
            if (!names.isEmpty()) {
                String shown = String.join(", ", names.subList(0, Math.min(3, names.size())));
                String list = names.size() > 3 ? shown + " \u2026" : shown;
                words.append(words.isEmpty() ? "" : "\n");
                words.append(Texts.of("data.skipped." + reason.name().toLowerCase(Locale.ROOT), names.size(), list));
            }
        }
        return words.toString();
    }
}
