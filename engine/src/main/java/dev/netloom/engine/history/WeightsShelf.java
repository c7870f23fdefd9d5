package dev.netloom.engine.history;

import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.WeightsFile;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;

/// The files of kept weights, beside the database.
record WeightsShelf(Path folder) {
    /// A file that no run knows, and nobody wrote to for so long, was left by a kill.
    private static final Duration FORGOTTEN = Duration.ofHours(1);

    static WeightsShelf of(Path history) {
        return new WeightsShelf(history.resolve("weights"));
    }

    static String name(String uid, long step) {
        return uid + "-" + step + ".npz";
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// @return its length
    long write(String name, Weights weights) throws IOException {
        WeightsFile.write(file(name), weights);
        return Files.size(file(name));
    }

    /// What cannot be deleted is tried again when it is swept.
    void delete(Collection<String> names) {
        for (String name : names) {
            try {
                Files.deleteIfExists(file(name));
            } catch (IOException e) {
                // A file that is open on Windows, say.
            }
        }
    }

    /// Deletes files that no run knows.
    void sweep(Set<String> known, Instant now) {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.npz")) {
            for (Path file : files) {
                boolean old = Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(FORGOTTEN));
                if (old && !known.contains(file.getFileName().toString())) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // What lies about harms nothing, and is swept another time.
        }
    }
}
