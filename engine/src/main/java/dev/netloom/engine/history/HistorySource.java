package dev.netloom.engine.history;

import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.UserFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.function.Consumer;

/// The one history of a folder in this process, opened when it is first needed: that takes a disk and loads a library.
public final class HistorySource implements AutoCloseable {
    private final Path folder;
    private final InstantSource clock;
    private final Consumer<Path> moved;
    private RunHistory history;

    /// @param moved is told where a damaged history was put, on the thread that found it
    public HistorySource(Path folder, InstantSource clock, Consumer<Path> moved) {
        this.folder = folder;
        this.clock = clock;
        this.moved = moved;
    }

    /// Where the history of a user is.
    public static Path folder(UserFolder user) {
        return user.data().resolve("history");
    }

    public Path folder() {
        return folder;
    }

    /// May take a while; from any thread.
    ///
    /// @throws FileProblem where it cannot be opened; a later call tries again
    public synchronized RunHistory get() throws FileProblem {
        if (history == null) {
            history = RunHistory.open(folder, clock, moved);
        }
        return history;
    }

    @Override
    public synchronized void close() {
        if (history != null) {
            try {
                history.close();
            } catch (SQLException e) {
                // All that was written is committed.
            }
            history = null;
        }
    }
}
