package dev.netloom.app.plot;

import dev.netloom.app.ui.FileSaver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/// Puts every file into one folder, without a window.
public final class AnsweringSaver implements FileSaver {
    public final List<Path> saved = new CopyOnWriteArrayList<>();
    public final List<String> failures = new CopyOnWriteArrayList<>();
    public Path folder;

    @Override
    public Optional<Path> ask(String title, String name, String extension) {
        return Optional.ofNullable(folder).map(into -> into.resolve(name + "." + extension));
    }

    @Override
    public void saved(Path file) {
        saved.add(file);
    }

    @Override
    public void failed(Path file, String why) {
        failures.add(why);
    }
}
