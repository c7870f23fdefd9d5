package dev.netloom.app.workbench;

import dev.netloom.app.ui.Shortcut;
import dev.netloom.engine.data.DataFolder;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;

/// Lets files be dropped anywhere on the window, from the system's file manager, and paths be pasted.
final class FileDrop {
    private FileDrop() {}

    /// Does the same on Ctrl+V for the path of images that was copied as text. Fields take text for themselves.
    static void installPaste(Scene scene, Consumer<List<Path>> take) {
        scene.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            boolean typing = scene.getFocusOwner() instanceof TextInputControl;
            if (!typing && Shortcut.PASTE.matches(event)) {
                path(Clipboard.getSystemClipboard()).ifPresent(path -> {
                    event.consume();
                    take.accept(List.of(path));
                });
            }
        });
    }

    /// The path of images that stands there as text.
    private static Optional<Path> path(Clipboard clipboard) {
        String text = clipboard.hasFiles() || !clipboard.hasString()
                ? ""
                : clipboard.getString().strip();
        try {
            return Optional.of(Path.of(text))
                    .filter(path -> path.isAbsolute() && DataFolder.isData(path) && Files.exists(path));
        } catch (InvalidPathException none) {
            return Optional.empty();
        }
    }

    static void install(Scene scene, Consumer<List<Path>> take) {
        scene.addEventHandler(DragEvent.DRAG_OVER, event -> {
            if (event.getDragboard().hasFiles()) {
                event.acceptTransferModes(TransferMode.COPY);
                event.consume();
            }
        });
        scene.addEventHandler(DragEvent.DRAG_DROPPED, event -> {
            if (event.getDragboard().hasFiles()) {
                List<Path> files = event.getDragboard().getFiles().stream()
                        .map(File::toPath)
                        .toList();
                event.setDropCompleted(true);
                event.consume();
                take.accept(files);
            }
        });
    }
}
