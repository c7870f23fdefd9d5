package dev.netloom.app.ui;

import java.nio.file.Path;
import java.util.Optional;

/// Asks where a file is to be written, and tells how that went.
public interface FileSaver {
    /// @param name of the file, as a proposal, without extension
    /// @param extension without a dot
    Optional<Path> ask(String title, String name, String extension);

    void saved(Path file);

    void failed(Path file, String why);
}
