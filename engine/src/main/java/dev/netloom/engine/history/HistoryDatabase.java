package dev.netloom.engine.history;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteErrorCode;

/// The file of the history, opened: in SQLite's write-ahead mode, so that a killed process leaves every transaction
/// that was committed, and another one can read and write meanwhile.
final class HistoryDatabase implements AutoCloseable {
    static final String FILE = "runs.db";
    private static final int PATIENCE_MILLIS = 10_000;

    private final Connection connection;

    private HistoryDatabase(Connection connection) {
        this.connection = connection;
    }

    /// @throws SQLException where it is damaged, or cannot be read or written
    /// @throws FileProblem where a newer Netloom made it
    static HistoryDatabase open(Path folder) throws SQLException, IOException, FileProblem {
        Files.createDirectories(folder);
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(PATIENCE_MILLIS);
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        Path file = folder.resolve(FILE);
        Connection connection = config.createConnection("jdbc:sqlite:" + file);
        try {
            Sql sql = new Sql(connection);
            if (Schema.version(sql) > Schema.VERSION) {
                throw new FileProblem("history-newer", file + " was made by a newer Netloom", file);
            }
            Schema.migrate(sql);
            sql.number("SELECT count(*) FROM run WHERE deleted IS NULL"); // reads the roots of table and index
            return new HistoryDatabase(connection);
        } catch (SQLException | FileProblem e) {
            connection.close();
            throw e;
        }
    }

    Sql sql() {
        return new Sql(connection);
    }

    static boolean isDamage(SQLException e) {
        int primary = e.getErrorCode() & 0xff;
        return primary == SQLiteErrorCode.SQLITE_CORRUPT.code || primary == SQLiteErrorCode.SQLITE_NOTADB.code;
    }

    /// Why the history cannot be read or written, as a file's problem.
    static FileProblem problem(Path folder, Exception e) {
        int primary = e instanceof SQLException sql ? sql.getErrorCode() & 0xff : 0;
        String key = "history-failed";
        if (primary == SQLiteErrorCode.SQLITE_FULL.code) {
            key = "history-full";
        } else if (primary == SQLiteErrorCode.SQLITE_READONLY.code
                || primary == SQLiteErrorCode.SQLITE_CANTOPEN.code
                || e instanceof IOException) {
            key = "history-unwritable";
        } else if (primary == SQLiteErrorCode.SQLITE_BUSY.code) {
            key = "history-busy";
        }
        String why = String.valueOf(e.getMessage());
        return new FileProblem(key, "the history in " + folder + " cannot be used: " + why, folder, why);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
