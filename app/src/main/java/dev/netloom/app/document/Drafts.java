package dev.netloom.app.document;

import java.io.IOException;
import java.io.UncheckedIOException;
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
    /// @param damaged is told of each that cannot even be opened, and why; the others are found all the same
    public List<Draft> orphans(BiConsumer<Path, Exception> damaged) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        List<Draft> orphans = new ArrayList<>();
        for (String name : names()) {
            try {
                Draft.claim(folder, name).flatMap(Drafts::unfinished).ifPresent(orphans::add);
            } catch (IOException | RuntimeException problem) {
                damaged.accept(Draft.project(folder, name), problem);
            }
        }
        return orphans;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.flatMap(file -> Draft.nameOf(file).stream())
                    .distinct()
                    .sorted()
                    .toList();
        }
    }

    /// What is left of a draft that is ours now; empty where that was nothing but traces, which are gone then.
    private static Optional<Draft> unfinished(Draft left) {
        try {
            left.clearParts();
            if (left.exists()) {
                return Optional.of(left);
            }
            left.remove();
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
