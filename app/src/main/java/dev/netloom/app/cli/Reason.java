package dev.netloom.app.cli;

import dev.netloom.app.ui.Failures;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.TrainingFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;

/// Why something failed, in one line for a person.
final class Reason {
    private Reason() {}

    static String of(Throwable e) {
        return switch (e) {
            case CommandFailure failure -> failure.getMessage();
            case TrainingFailure training ->
                text("training.failure." + training.key(), training.arguments(), training.getMessage());
            case FileProblem file -> FileReason.of(file);
            case OutputLost lost -> Texts.of("cli.output-lost", FileReason.of(lost.getCause()));
            case IOException file -> FileReason.of(file);
            case UncheckedIOException file -> FileReason.of(file.getCause());
            case MemoryShortage shortage ->
                Texts.of(
                        "memory.shortage",
                        MemoryShortage.gigabytes(shortage.needed()),
                        MemoryShortage.gigabytes(shortage.available()));
            case OutOfMemoryError memory -> Texts.of("cli.memory");
            case LinkageError natives -> Texts.of("cli.natives", oneLine(natives));
            default -> Failures.sentence(e);
        };
    }

    /// What keeps a network from being used, block by block.
    static String of(GraphCheck check) {
        return check.problems().entrySet().stream()
                .flatMap(entry -> entry.getValue().stream().map(problem -> of(entry.getKey(), problem)))
                .collect(Collectors.joining(" "));
    }

    private static String of(String node, Problem problem) {
        String sentence = text("problem." + problem.key(), problem.arguments(), problem.key());
        return node.equals(GraphCheck.WHOLE) ? sentence : node + ": " + sentence;
    }

    private static String text(String key, List<Object> arguments, String otherwise) {
        return Texts.has(key) ? Texts.of(key, arguments) : otherwise;
    }

    private static String oneLine(Throwable e) {
        return e.toString().lines().findFirst().orElse("");
    }
}
