package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.history.HistorySource;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.UserFolder;
import dev.netloom.engine.store.interop.WeightMapping;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// What all commands share: a place to write, and `--format`.
abstract class Command implements Callable<Integer> {
    final Console console;

    @Option(names = "--format", paramLabel = "FORMAT", defaultValue = "text", descriptionKey = "cli.option.format")
    private Format format = Format.TEXT;

    @Spec
    private CommandSpec spec;

    Command(Console console) {
        this.console = console;
    }

    @Override
    public final Integer call() throws CommandFailure, FileProblem, TrainingFailure, IOException {
        run();
        return Commands.DONE;
    }

    abstract void run() throws CommandFailure, FileProblem, TrainingFailure, IOException;

    boolean isJson() {
        return format == Format.JSON;
    }

    /// What `file` has for `graph`, in any format that can be read; says what it holds besides, and what did not go
    /// by
    /// its name.
    Weights read(Path file, Graph graph) throws FileProblem {
        WeightMapping mapping = WeightMapping.complete(file, graph);
        List<String> unused = mapping.unused();
        if (!unused.isEmpty()) {
            console.note(Texts.of("cli.weights.unused", file, unused.size(), Listing.of(unused)));
        }
        long others =
                mapping.matched().stream().filter(weight -> !weight.named()).count();
        if (others > 0) {
            console.note(Texts.of("cli.weights.by-order", file, others));
        }
        if (mapping.seesOtherwise()) {
            console.note(Texts.of("cli.weights.transform-input", file));
        }
        return mapping.weights();
    }

    /// The user's runs. To be closed.
    HistorySource history() {
        return new HistorySource(
                HistorySource.folder(UserFolder.ofUser()),
                InstantSource.system(),
                aside -> console.note(Texts.of("runs.moved", aside)));
    }

    /// Ends the command as wrongly used.
    ParameterException misuse(String why) {
        return new ParameterException(spec.commandLine(), why);
    }

    /// What `--out` asks for.
    NetworkFiles networkFiles(Path out) {
        if (!out.toString().endsWith(ProjectFile.EXTENSION)) {
            throw misuse(Texts.of("cli.network-files", out, ProjectFile.EXTENSION));
        }
        return new NetworkFiles(out);
    }

    /// @throws ParameterException where an option's number is not above 0
    void requirePositive(String option, double value) {
        if (!(value > 0) || Double.isInfinite(value)) {
            throw misuse(Texts.of("cli.not-positive", option, value));
        }
    }

    /// What was given for an option that is declared without a field; empty where it was not.
    Optional<String> given(String option) {
        return Optional.ofNullable(spec.commandLine().getParseResult().matchedOptionValue(option, null));
    }
}
