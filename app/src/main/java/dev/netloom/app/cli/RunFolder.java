package dev.netloom.app.cli;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/// Where a run leaves what it learned.
record RunFolder(Path path) {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");

    /// Makes the folder before the run, so that training never ends with no place to write to.
    ///
    /// @param chosen by the user, or null for a new folder in `runs`
    /// @param network that a new folder is named after
    static RunFolder create(Path chosen, String network) throws IOException {
        if (chosen != null) {
            return new RunFolder(Files.createDirectories(chosen));
        }
        Path runs = Files.createDirectories(Path.of("runs"));
        String name = network + "-" + STAMP.format(LocalDateTime.now());
        for (int number = 1; ; number++) {
            try {
                return new RunFolder(Files.createDirectory(runs.resolve(number == 1 ? name : name + "-" + number)));
            } catch (FileAlreadyExistsException e) {
                // Another run of this second has it.
            }
        }
    }

    Path weights() {
        return path.resolve("weights.npz");
    }
}
