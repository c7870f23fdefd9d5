package dev.netloom.app.training;

import dev.netloom.app.ui.Failures;
import dev.netloom.app.ui.LogFile;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.memory.MemoryShortage;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.TrainingFailure;
import java.util.List;

/// A failure in words that say what to do.
public final class FailureText {
    private FailureText() {}

    public static String of(Throwable failure) {
        return switch (failure) {
            case TrainingFailure known -> text("training.failure." + known.key(), known.arguments(), known);
            case FileProblem known -> text("file." + known.key(), known.arguments(), known);
            case MemoryShortage shortage ->
                Texts.of(
                        "memory.shortage",
                        MemoryShortage.gigabytes(shortage.needed()),
                        MemoryShortage.gigabytes(shortage.available()));
            case OutOfMemoryError memory -> Texts.of("training.out-of-memory");
            case LinkageError missing -> Texts.of("training.no-native", plain(missing));
            case Exception expected when Failures.isExpected(expected) -> Texts.of("training.failed", plain(expected));
            default -> Texts.of("training.unexpected", plain(failure), LogFile.path());
        };
    }

    private static String text(String key, List<Object> arguments, Throwable failure) {
        return Texts.has(key) ? Texts.of(key, arguments) : plain(failure);
    }

    private static String plain(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }
}
