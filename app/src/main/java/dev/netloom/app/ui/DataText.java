package dev.netloom.app.ui;

import dev.netloom.engine.block.Shape;
import dev.netloom.engine.data.Catalogue;
import dev.netloom.engine.data.DataOrigin;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Fit;
import dev.netloom.engine.data.InputDescription;
import dev.netloom.engine.data.SkippedFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

    /// What a set is called that is known by a name; a path as it is.
    public static String name(String of) {
        Catalogue catalogue = DataSets.catalogue();
        return of.equals(DataSets.MNIST) ? "MNIST" : catalogue.has(of) ? catalogue.title(of) : of;
    }

    /// What is wrong with what a project says of its images.
    ///
    /// @param problem names the key
    public static String unusable(String project, Map<String, String> training, IllegalArgumentException problem) {
        return Texts.of("project-data.wrong", project, problem.getMessage(), training.get(problem.getMessage()));
    }

    /// In what the images differ from those that a network was trained on, besides size and normalisation; empty where
    /// in nothing that is known.
    ///
    /// @param input what is kept with its weights
    public static Optional<String> differences(String input, Dataset data) {
        Optional<InputDescription> known = InputDescription.parse(input);
        List<String> differences = new ArrayList<>();
        known.map(InputDescription::fit)
                .filter(fit -> resized(data).isPresent()
                        && fit != data.origin().settings().fit())
                .ifPresent(fit -> differences.add(Texts.of(
                        "weights.other-fit",
                        fit(fit),
                        fit(data.origin().settings().fit()))));
        known.map(InputDescription::classes)
                .filter(classes -> !classes.isEmpty() && !classes.equals(data.classes()))
                .ifPresent(classes ->
                        differences.add(Texts.of("weights.other-classes", listed(classes), listed(data.classes()))));
        return differences.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", differences));
    }

    /// A file as it is seen from the folder of the set: several classes may have one of the same name.
    private static String within(Dataset data, Path file) {
        Path folder = data.origin() == null ? file : data.origin().file();
        boolean inside = file.startsWith(folder) && !file.equals(folder);
        return (inside ? folder.relativize(file) : file.getFileName()).toString();
    }

    private static String fit(Fit fit) {
        return Texts.of("data.fit." + fit.name().toLowerCase(Locale.ROOT));
    }

    private static String listed(List<String> names) {
        String shown = String.join(", ", names.subList(0, Math.min(3, names.size())));
        return names.size() > 3 ? shown + " \u2026" : shown;
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
                    .map(file -> within(data, file.file()))
                    .toList();
            if (!names.isEmpty()) {
                String key = "data.skipped." + reason.name().toLowerCase(Locale.ROOT);
                words.append(words.isEmpty() ? "" : "\n");
                words.append(Texts.of(key, names.size(), listed(names)));
            }
        }
        return words.toString();
    }
}
