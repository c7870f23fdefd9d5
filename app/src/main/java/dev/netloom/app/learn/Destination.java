package dev.netloom.app.learn;

import dev.netloom.app.ui.Guide;
import java.nio.file.Path;
import java.util.function.Consumer;

/// Where a line of the start page leads to.
public sealed interface Destination {
    /// @param page opens it
    record Reading(Consumer<Guide> page) implements Destination {}

    /// @param experiment name of one that comes with the program
    record Prepared(String experiment) implements Destination {}

    /// The history of all runs.
    record Runs() implements Destination {}

    /// Networks that answer together.
    record Ensembles() implements Destination {}

    /// Many settings of one network.
    record Sweeps() implements Destination {}

    /// The page about going on from trained weights.
    record Transfer() implements Destination {}

    /// @param key of a view in the dock
    record View(String key) implements Destination {}

    /// @param name of a template, or of a network that comes with the program
    record Network(String name) implements Destination {}

    /// @param file of a network that was open before
    record Saved(Path file) implements Destination {}

    /// `learn.kind.KIND` says what it is.
    default String kind() {
        return switch (this) {
            case Reading _, Transfer _ -> "page";
            case Prepared _, Runs _, Ensembles _, Sweeps _ -> "experiment";
            case View _ -> "view";
            case Network _, Saved _ -> "network";
        };
    }

    default String icon() {
        return switch (this) {
            case Reading _ -> "mdi2b-book-open-page-variant-outline";
            case Prepared _ -> "mdi2f-flask-outline";
            case Runs _ -> "mdi2h-history";
            case Ensembles _ -> "mdi2s-set-merge";
            case Sweeps _ -> "mdi2t-tune-variant";
            case Transfer _ -> "mdi2t-transfer";
            case View _ -> "mdi2e-eye-outline";
            case Network _ -> "mdi2l-lan";
            case Saved _ -> "mdi2f-file-outline";
        };
    }
}
