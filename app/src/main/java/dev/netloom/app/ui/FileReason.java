package dev.netloom.app.ui;

import dev.netloom.engine.store.FileProblem;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Why a file cannot be read or written, in plain words.
public final class FileReason {
    private FileReason() {}

    /// Of a file that was to be written: says where there is no room left.
    public static String of(Exception problem, Path file) {
        return isFull(problem) ? Texts.of("file.full-at", file.toAbsolutePath().getParent()) : of(problem);
    }

    /// As Linux and macOS, as Windows, and as glibc in Korean say it; a quota is a full disk, too.
    private static boolean isFull(Exception problem) {
        String message = String.valueOf(problem.getMessage());
        return Stream.of("No space left", "not enough space", "quota exceeded", "\ub0a8\uc740 \uacf5\uac04")
                .anyMatch(message::contains);
    }

    private static boolean says(FileSystemException problem, String... words) {
        return Stream.of(words).anyMatch(problem.getReason()::contains);
    }

    public static String of(Exception problem) {
        String message = String.valueOf(problem.getMessage());
        return switch (problem) {
            case FileProblem known -> Texts.of("file." + known.key(), known.arguments());
            case AccessDeniedException denied -> Texts.of("file.denied", denied.getFile());
            case FileAlreadyExistsException occupied -> Texts.of("file.occupied", occupied.getFile());
            case NotDirectoryException occupied -> Texts.of("file.occupied", occupied.getFile());
            case NoSuchFileException gone -> Texts.of("file.missing", gone.getFile());
            case Exception full when isFull(full) -> Texts.of("file.full");
            case FileSystemException system
            when system.getReason() == null -> Texts.of("file.system-unexplained", system.getFile());
            case FileSystemException system
            when says(system, "folder", "Is a directory") -> Texts.of("file.is-folder", system.getFile());
            case FileSystemException system
            when says(system, "Read-only") -> Texts.of("file.read-only", system.getFile());
            case FileSystemException system
            when says(system, "name too long") -> Texts.of("file.long-name", system.getFile());
            case FileSystemException system -> Texts.of("file.system", system.getFile(), system.getReason());
            case RuntimeException unexpected -> Failures.sentence(unexpected);
            default -> Texts.of("file.failed", message);
        };
    }
}
