package dev.netloom.app.ui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.scene.control.Alert.AlertType;
import javafx.stage.Window;

/// Asks with the system's own dialog.
public final class WindowFileSaver implements FileSaver {
    private final Supplier<Window> owner;
    private final FileChoosers choosers;
    private final Consumer<Path> saved;

    /// @param saved is told of every file that was written
    public WindowFileSaver(Supplier<Window> owner, Consumer<Path> saved) {
        this.owner = owner;
        choosers = new FileChoosers(owner);
        this.saved = saved;
    }

    @Override
    public Optional<Path> ask(String title, String name, String extension) {
        return choosers.save(title, name, extension.toUpperCase(Locale.ROOT), extension);
    }

    @Override
    public void saved(Path file) {
        saved.accept(file);
    }

    @Override
    public void failed(Path file, String why) {
        Alerts.of(AlertType.ERROR, owner.get(), Texts.of("saver.failed", file.getFileName()), why)
                .showAndWait();
    }
}
