package dev.netloom.app.cli;

import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.ProjectFile;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

/// Where a run leaves what it learned.
///
/// @param made the folders that were not there before, the innermost first
record RunFolder(Path path, List<Path> made) implements AutoCloseable {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /// Makes the folder before the run, so that training never ends with no place to write to.
    ///
    /// @param chosen by the user, or null for a new folder in `runs`
    /// @param network that a new folder is named after
    static RunFolder create(Path chosen, String network) throws IOException {
        if (chosen != null) {
            List<Path> missing = missing(chosen);
            return new RunFolder(Files.createDirectories(chosen), missing);
        }
        String name = network + "-" + STAMP.format(LocalDateTime.now());
        for (int number = 1; ; number++) {
            Path path = Path.of("runs", number == 1 ? name : name + "-" + number);
            List<Path> missing = missing(path);
            Files.createDirectories(path.getParent());
            try {
                return new RunFolder(Files.createDirectory(path), missing);
            } catch (FileAlreadyExistsException e) {
                // Another run of this second has it.
            }
        }
    }

    private static List<Path> missing(Path folder) {
        return Stream.iterate(folder.toAbsolutePath(), path -> path != null && !Files.exists(path), Path::getParent)
                .toList();
    }

    /// Tries to write, so that nobody learns only after hours of training that it cannot be done.
    ///
    /// @param bytes of the weights
    /// @throws CommandFailure where the disk has no room for them
    void requireRoom(long bytes) throws IOException, CommandFailure {
        Path tried = Files.createTempFile(path, ".netloom-", ".try");
        try {
            Files.write(tried, new byte[1]);
        } finally {
            Files.delete(tried);
        }
        // A file knows its disk also where that is in no list of what is mounted, as in a changed root.
        File disk = path.toFile();
        // Some network disks do not tell their size.
        if (disk.getTotalSpace() > 0 && disk.getUsableSpace() < bytes) {
            throw new CommandFailure(
                    Texts.of("cli.train.no-room", weights(), bytes / 1e6, disk.getUsableSpace() / 1e6));
        }
    }

    Path weights() {
        return path.resolve("weights.npz");
    }

    /// The network, where it is another than the one that was asked for.
    Path network() {
        return path.resolve("network" + ProjectFile.EXTENSION);
    }

    /// A run that wrote nothing leaves no trace: the folders that were made for it go.
    @Override
    public void close() throws IOException {
        try {
            for (Path folder : made) {
                Files.deleteIfExists(folder);
            }
        } catch (DirectoryNotEmptyException used) {
            // by this run, or by another one: then all around it is, too
        }
    }
}
