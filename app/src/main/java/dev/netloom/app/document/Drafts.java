package dev.netloom.app.document;

import dev.netloom.engine.store.ProjectFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/// The folder of drafts: each window keeps in it what no file holds yet. A window that goes in order takes its draft
/// along; what a crash left is found by the next one.
public final class Drafts {
    private final Path folder;

    /// @param folder need not exist yet
    public Drafts(Path folder) {
        this.folder = folder;
    }

    /// A draft for one more window.
    public Draft create() throws IOException {
        Files.createDirectories(folder);
        long process = ProcessHandle.current().pid();
        for (int number = 1; ; number++) {
            Optional<Draft> mine = Draft.claim(folder, process + "-" + number);
            if (mine.isPresent() && !mine.get().exists()) {
                return mine.get();
            }
            if (mine.isPresent()) {
                mine.get().release(); // left by a process of the same number: somebody may still want it
            }
        }
    }

    /// The drafts that nobody works on any more; they are ours until they are released. Traces of windows without a
    /// draft are cleared away.
    ///
    /// @param lost is told of each that cannot be had, and why
    public List<Draft> orphans(BiConsumer<Path, IOException> lost) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Draft> orphans = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (String name : files.flatMap(file -> Draft.nameOf(file).stream())
                    .distinct()
                    .sorted()
                    .toList()) {
                try {
                    orphan(name).ifPresent(orphans::add);
                } catch (IOException problem) {
                    lost.accept(folder.resolve(name + ProjectFile.EXTENSION), problem);
                }
            }
        }
        return orphans;
    }

    private Optional<Draft> orphan(String name) throws IOException {
        Optional<Draft> left = Draft.claim(folder, name);
        if (left.isPresent()) {
            left.get().clearParts();
        }
        if (left.isPresent() && !left.get().exists()) {
            left.get().remove();
            return Optional.empty();
        }
        return left;
    }
}
