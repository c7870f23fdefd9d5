package dev.netloom.engine.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The folder `samples` that comes with the program: the digits, and the networks known by name.
///
/// It lies in the program's folder, which the launcher names in the system property `netloom.home`.
public final class Samples {
    private Samples() {}

    public static Path folder() {
        return Path.of(System.getProperty("netloom.home", "")).toAbsolutePath().resolve("samples");
    }

    /// The folder of the four MNIST files.
    public static Path mnist() {
        return folder().resolve("mnist");
    }

    /// The file of the network that goes by `name`, whether or not there is one.
    public static Path network(String name) {
        return folder().resolve("networks").resolve(name + ProjectFile.EXTENSION);
    }

    /// The names of all networks, in alphabetical order.
    public static List<String> networks() throws IOException {
        try (Stream<Path> files = Files.list(folder().resolve("networks"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(ProjectFile.EXTENSION))
                    .map(name -> name.substring(0, name.length() - ProjectFile.EXTENSION.length()))
                    .sorted()
                    .toList();
        }
    }
}
