package dev.netloom.app.canvas;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Blocks on the system's clipboard: as the text of a project file, so that they go from window to window, and into a
/// letter and back.
final class BlockClipboard {
    private BlockClipboard() {}

    static void put(Project fragment) {
        ClipboardContent content = new ClipboardContent();
        try {
            content.putString(ProjectFile.text(fragment));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// The blocks there; empty where there are none.
    static Optional<Project> get() {
        String text = Clipboard.getSystemClipboard().getString();
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(ProjectFile.parse("", text));
        } catch (FileProblem e) {
            return Optional.empty();
        }
    }
}
