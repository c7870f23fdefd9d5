package dev.netloom.app.ui;

import dev.netloom.engine.data.Catalogue;
import dev.netloom.engine.data.DataFolder;
import dev.netloom.engine.data.DataProgress;
import dev.netloom.engine.data.DataSettings;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.store.UserFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The data sets that there are by name, and those in one's own files.
public final class DataSets {
    public static final String MNIST = "mnist";

    private DataSets() {}

    /// Those that can be fetched.
    public static Catalogue catalogue() {
        try (InputStream list = DataSets.class.getResourceAsStream("/data/sets.json")) {
            return new Catalogue(list, UserFolder.ofUser().data().resolve("datasets"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Where sets lie that were made in the window.
    public static Path folderOfMade() {
        return UserFolder.ofUser().data().resolve("datasets").resolve("made");
    }

    /// The sets that were made in the window, by name.
    public static List<Path> made() {
        if (!Files.isDirectory(folderOfMade())) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folderOfMade())) {
            return folders.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            return List.of(); // they can still be opened as folders
        }
    }

    /// Whether a set of this name, or in this path, can be read from this machine.
    public static boolean isHere(String name) {
        Catalogue catalogue = catalogue();
        try {
            return catalogue.has(name)
                    ? catalogue.find(name).isPresent()
                    : name.equals(MNIST) || Files.exists(Path.of(name));
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /// Whether it is a name, and not a path.
    public static boolean isName(String name) {
        return name.equals(MNIST) || catalogue().has(name);
    }

    /// @param name of a set, or the path of one
    /// @throws FileProblem where there is none, or it is damaged
    public static Dataset load(String name, DataSettings settings, DataProgress progress) throws FileProblem {
        return read(name, settings, progress).askedFor(name);
    }

    private static Dataset read(String name, DataSettings settings, DataProgress progress) throws FileProblem {
        Catalogue catalogue = catalogue();
        if (catalogue.has(name)) {
            return catalogue.load(name, settings, progress);
        }
        if (name.equals(MNIST)) {
            return DataFolder.load(Samples.mnist(), settings, progress);
        }
        try {
            return DataFolder.load(Path.of(name), settings, progress);
        } catch (InvalidPathException e) {
            throw new FileProblem("no-folder", "there is no folder " + name, name);
        }
    }
}
