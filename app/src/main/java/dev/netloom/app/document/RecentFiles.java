package dev.netloom.app.document;

import dev.netloom.app.ui.Background;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// The files that were open last, for a menu. Disks are asked off the FX thread: a file may lie far away.
public final class RecentFiles {
    /// A file, and whether it is still there.
    public record Entry(Path file, boolean exists) {}

    private final ReadOnlyObjectWrapper<List<Entry>> entries = new ReadOnlyObjectWrapper<>(List.of());
    private final RecentList list;

    public RecentFiles(RecentList list) {
        this.list = list;
        refresh();
    }

    public ReadOnlyObjectProperty<List<Entry>> entriesProperty() {
        return entries.getReadOnlyProperty();
    }

    /// Looks again which there are.
    public void refresh() {
        run(list::read);
    }

    public void add(Path file) {
        run(() -> list.add(file));
    }

    public void remove(Path file) {
        run(() -> list.remove(file));
    }

    /// A list that cannot be kept is no reason to disturb anybody: it stays as it was.
    private void run(Callable<List<Path>> work) {
        Consumer<Exception> ignored = problem -> {};
        Background.run(
                () -> work.call().stream()
                        .map(file -> new Entry(file, Files.exists(file)))
                        .toList(),
                entries::set,
                ignored);
    }
}
