package dev.netloom.app.palette;

import dev.netloom.app.ui.Background;
import dev.netloom.app.ui.FileReason;
import dev.netloom.app.ui.Texts;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.SafeFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What the user kept in the palette: parts of networks, each under a name of its own in a project file of its own.
/// The list changes once a file has changed. A file that cannot be read stays as it is, and is passed over.
public final class OwnEntries {
    static final int LONGEST_NAME = 60;
    /// Characters of a file's name.
    private static final int LONGEST_FILE = 40;

    private final Path folder;
    private final Consumer<String> tell;
    private final ObservableList<Entry> entries = FXCollections.observableArrayList();

    record Entry(Path file, Project project) {
        String name() {
            return project.name();
        }
    }

    private record Found(List<Entry> entries, List<Path> damaged) {}

    /// @param folder need not exist yet
    /// @param tell is given a sentence where something cannot be read or written
    public OwnEntries(Path folder, Consumer<String> tell) {
        this.folder = folder;
        this.tell = tell;
    }

    /// By name.
    ObservableList<Entry> entries() {
        return entries;
    }

    /// Reads the folder.
    public void load() {
        run(this::find, found -> {
            show(found.entries());
            if (!found.damaged().isEmpty()) {
                tell.accept(Texts.of(
                        "own.damaged", found.damaged().size(), found.damaged().getFirst()));
            }
        });
    }

    private Found find() throws IOException {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.toString().endsWith(ProjectFile.EXTENSION))
                        .filter(file -> !SafeFile.isDraft(file))
                        .sorted()
                        .forEach(file -> read(file, found));
            }
        }
        return found;
    }

    private static void read(Path file, Found found) {
        try {
            found.entries().add(new Entry(file, ProjectFile.read(file)));
        } catch (FileProblem damaged) {
            found.damaged().add(file);
        }
    }

    /// Keeps `project` under its name.
    public void keep(Project project) {
        run(() -> write(free(project.name()), project), entry -> show(with(entry)));
    }

    void rename(Entry entry, String name) {
        run(() -> write(entry.file(), entry.project().named(name)), renamed -> show(with(renamed)));
    }

    void delete(Entry entry) {
        run(() -> Files.deleteIfExists(entry.file()), gone -> entries.removeIf(other -> same(other, entry)));
    }

    private static boolean same(Entry one, Entry other) {
        return one.file().equals(other.file());
    }

    private List<Entry> with(Entry entry) {
        List<Entry> all = new ArrayList<>(entries);
        all.removeIf(other -> same(other, entry));
        all.add(entry);
        return all;
    }

    private void show(List<Entry> all) {
        entries.setAll(all.stream()
                .sorted(Comparator.comparing(Entry::name, String.CASE_INSENSITIVE_ORDER))
                .toList());
    }

    private Entry write(Path file, Project project) throws IOException {
        Files.createDirectories(folder);
        ProjectFile.write(file, project);
        return new Entry(file, project);
    }

    /// A file that is not there yet; its name has letters that every file system knows.
    private Path free(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
        String stem = plain.isEmpty() ? "kept" : plain.substring(0, Math.min(LONGEST_FILE, plain.length()));
        Path file = folder.resolve(stem + ProjectFile.EXTENSION);
        for (int number = 2; Files.exists(file); number++) {
            file = folder.resolve(stem + "-" + number + ProjectFile.EXTENSION);
        }
        return file;
    }

    private <T> void run(Callable<T> work, Consumer<T> done) {
        Background.run(work, done, problem -> tell.accept(Texts.of("own.failed", FileReason.of(problem, folder))));
    }
}
