package dev.netloom.engine.store;

import dev.netloom.engine.graph.Graph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The folder `samples` that comes with the program: the digits, the networks known by name,
/// and trained weights of some of them.
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

    /// The file of trained weights of the network that goes by `name`, whether or not there is one.
    public static Path weights(String name) {
        return folder().resolve("weights").resolve(name + ".npz");
    }

    /// The files of trained weights, by the network that they were trained on.
    public static Map<Graph, Path> trained() throws IOException, FileProblem {
        Map<Graph, Path> files = new HashMap<>();
        for (String name : networks()) {
            if (Files.isRegularFile(weights(name))) {
                files.put(ProjectFile.read(network(name)).graph(), weights(name));
            }
        }
        return files;
    }

    /// The names of ImageNet's 1,000 classes, in their order.
    public static List<String> imageNetClasses() throws IOException {
        return Files.readAllLines(folder().resolve("labels").resolve("imagenet-classes.txt"));
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
