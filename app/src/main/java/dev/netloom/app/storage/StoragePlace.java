package dev.netloom.app.storage;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.function.Predicate;

/// Something that lies on the disk.
///
/// @param key names it in the texts, under `storage.`
/// @param folder which need not exist
/// @param holds whether a file or folder in `folder` belongs to it
/// @param deletion empty where it is not to be deleted from here
public record StoragePlace(String key, Path folder, Predicate<Path> holds, Optional<Deletion> deletion) {
    /// Deletes what may be deleted; for a background thread.
    public interface Deletion {
        void run() throws Exception;
    }

    /// Bytes. What goes while they are counted, or cannot be read, counts nothing. Takes a while.
    long measure() throws IOException {
        long[] bytes = {0};
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
                    return visited.equals(folder) || holds.test(visited)
                            ? FileVisitResult.CONTINUE
                            : FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes[0] += holds.test(file) ? attributes.size() : 0;
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return bytes[0];
    }
}
