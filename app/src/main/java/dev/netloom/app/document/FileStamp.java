package dev.netloom.app.document;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/// By what one sees that somebody else wrote a file.
public record FileStamp(FileTime modified, long size) {
    /// Empty for a file that is not there.
    public static Optional<FileStamp> of(Path file) {
        try {
            BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new FileStamp(found.lastModifiedTime(), found.size()));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
