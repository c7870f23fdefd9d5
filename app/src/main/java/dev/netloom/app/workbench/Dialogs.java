package dev.netloom.app.workbench;

import java.nio.file.Path;
import java.util.Optional;

/// What the window asks and says in windows of its own.
public interface Dialogs {
    /// What to do with changes that no file holds.
    enum Unsaved {
        SAVE,
        DISCARD,
        CANCEL
    }

    /// What to do with a file that somebody else wrote meanwhile.
    enum Changed {
        OVERWRITE,
        ELSEWHERE,
        CANCEL
    }

    Unsaved askAboutChanges(String network);

    Changed askAboutChangedFile(Path file);

    Optional<Path> chooseToOpen();

    /// A file with the extension of projects, which may be written over.
    Optional<Path> chooseToSave(String network);

    void failed(String title, String message);
}
