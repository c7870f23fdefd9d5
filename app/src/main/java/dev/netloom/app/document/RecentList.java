package dev.netloom.app.document;

import dev.netloom.engine.store.SafeFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The files that were open last, the latest first: a text file with a path a line. It is read anew for every change,
/// since other windows change it too.
public final class RecentList {
    private static final int MOST = 10;
    private static final int LARGEST = 1 << 18; // bytes: more than ten of the longest paths

    private final Path store;

    /// @param store need not exist yet
    public RecentList(Path store) {
        this.store = store;
    }

    public List<Path> read() throws IOException {
        try (InputStream in = Files.newInputStream(store)) {
            return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> path(line).stream())
                    .distinct()
                    .limit(MOST)
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        }
    }

    /// Lines that are no paths are passed over: it is a list of conveniences.
    private static Optional<Path> path(String line) {
        try {
            return line.isBlank() || line.contains("\ufffd") ? Optional.empty() : Optional.of(Path.of(line));
        } catch (InvalidPathException damaged) {
            return Optional.empty();
        }
    }

    public List<Path> add(Path file) throws IOException {
        Path whole = file.toAbsolutePath().normalize();
        return change(files -> Stream.concat(Stream.of(whole), files.stream().filter(other -> !other.equals(whole)))
                .limit(MOST)
                .toList());
    }

    public List<Path> remove(Path file) throws IOException {
        return change(
                files -> files.stream().filter(other -> !other.equals(file)).toList());
    }

    private List<Path> change(UnaryOperator<List<Path>> change) throws IOException {
        List<Path> changed = change.apply(read());
        String text = changed.stream().map(path -> path + "\n").collect(Collectors.joining());
        SafeFile.write(store, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
        return changed;
    }
}
