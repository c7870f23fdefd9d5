package dev.netloom.engine.history;

import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.SafeFile;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.ResumeState;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The files of kept weights, beside the database.
record WeightsFolder(Path folder) {
    /// What [#name] and [#state] make: nothing else is ever read or deleted, whatever the database says.
    private static final Pattern NAME = Pattern.compile("([0-9A-Za-z-]+?)-\\d+(-state)?\\.npz");

    static WeightsFolder of(Path history) {
        return new WeightsFolder(history.resolve("weights"));
    }

    static String name(String uid, long step) {
        return uid + "-" + step + ".npz";
    }

    /// The file with what else a run needs to go on, beside that of its weights.
    static String state(String weights) {
        return weights.substring(0, weights.lastIndexOf('.')) + "-state.npz";
    }

    /// The run that a file belongs to, by its uid; empty for a name that is not one of such a file.
    static Optional<String> uid(String name) {
        Matcher parts = NAME.matcher(Objects.requireNonNullElse(name, ""));
        return parts.matches() ? Optional.of(parts.group(1)) : Optional.empty();
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /// @return its length
    long write(String name, Weights weights) throws IOException {
        WeightsFile.write(file(name), weights);
        return Files.size(file(name));
    }

    /// @return its length
    long writeState(String weights, ResumeState state) throws IOException {
        Path file = file(state(weights));
        ResumeFile.write(file, state);
        return Files.size(file);
    }

    /// What cannot be deleted is tried again when it is swept.
    void delete(Collection<String> names) {
        for (String name : names) {
            try {
                if (uid(name).isPresent()) {
                    Files.deleteIfExists(file(name));
                }
            } catch (IOException e) {
                // A file that is open on Windows, say.
            }
        }
    }

    /// The names of all weights that lie here.
    List<String> names() {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.npz")) {
            files.forEach(file -> names.add(file.getFileName().toString()));
        } catch (IOException | DirectoryIteratorException e) {
            // There are none yet, or they cannot be listed, and so not be swept.
        }
        return names;
    }

    /// Deletes what processes that were killed had begun to write.
    void clearDrafts() {
        SafeFile.clear(folder);
    }

    /// The bytes of files that are being written.
    long bytesOfDrafts() {
        long bytes = 0;
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, SafeFile::isDraft)) {
            for (Path file : files) {
                bytes += Files.size(file);
            }
        } catch (IOException | DirectoryIteratorException e) {
            // They come and go.
        }
        return bytes;
    }
}
