package dev.netloom.app.ui;

import dev.netloom.engine.store.FileProblem;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/// Why a file cannot be read or written, in plain words.
public final class FileReason {
    private FileReason() {}

    public static String of(Exception problem) {
        String message = String.valueOf(problem.getMessage());
        return switch (problem) {
            case FileProblem known -> Texts.of("file." + known.key(), known.arguments());
            case AccessDeniedException denied -> Texts.of("file.denied", denied.getFile());
            case FileAlreadyExistsException occupied -> Texts.of("file.occupied", occupied.getFile());
            case NoSuchFileException gone -> Texts.of("file.missing", gone.getFile());
            case Exception full when message.contains("No space left") -> Texts.of("file.full");
            case FileSystemException system ->
                Texts.of("file.system", system.getFile(), String.valueOf(system.getReason()));
            default -> Texts.of("file.failed", message);
        };
    }
}
