package dev.netloom.engine.history;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.sqlite.SQLiteErrorCode;

/// The tables, as a list of steps: a database of version n has the first n behind it. `docs/run-history.md` describes
/// them. A step that was released never changes; what is new comes as a further one.
final class Schema {
    private static final List<String> FIRST = List.of(
            "CREATE TABLE network (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, project TEXT NOT NULL)",
            "CREATE TABLE kernels (id INTEGER PRIMARY KEY, hash TEXT NOT NULL UNIQUE, choices TEXT NOT NULL)",
            """
            CREATE TABLE run (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              uid TEXT NOT NULL UNIQUE,
              name TEXT NOT NULL,
              tags TEXT NOT NULL DEFAULT '',
              notes TEXT NOT NULL DEFAULT '',
              search TEXT NOT NULL DEFAULT '',
              origin TEXT NOT NULL,
              state TEXT NOT NULL,
              failure TEXT NOT NULL DEFAULT '',
              process INTEGER NOT NULL,
              process_started INTEGER NOT NULL,
              started INTEGER NOT NULL,
              seconds REAL NOT NULL DEFAULT 0,
              network INTEGER NOT NULL REFERENCES network (id),
              network_name TEXT NOT NULL,
              parameters INTEGER NOT NULL,
              multiply_adds INTEGER NOT NULL,
              data TEXT NOT NULL,
              train_images INTEGER NOT NULL,
              test_images INTEGER NOT NULL,
              settings TEXT NOT NULL,
              seed INTEGER NOT NULL,
              precision TEXT NOT NULL,
              threads INTEGER NOT NULL,
              kernels INTEGER REFERENCES kernels (id),
              epochs INTEGER NOT NULL,
              epochs_done INTEGER NOT NULL DEFAULT 0,
              best_epoch INTEGER,
              best_step INTEGER,
              best_correct INTEGER,
              best_total INTEGER,
              best_loss REAL,
              best_accuracy REAL,
              parent INTEGER,
              parent_step INTEGER,
              deleted INTEGER)""",
            """
            CREATE TABLE epoch (
              run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
              epoch INTEGER NOT NULL,
              step INTEGER NOT NULL,
              train_correct INTEGER NOT NULL, train_total INTEGER NOT NULL, train_loss REAL,
              test_correct INTEGER NOT NULL, test_total INTEGER NOT NULL, test_loss REAL,
              validation_correct INTEGER, validation_total INTEGER, validation_loss REAL,
              images_per_second REAL,
              seconds REAL NOT NULL,
              PRIMARY KEY (run, epoch)) WITHOUT ROWID""",
            """
            CREATE TABLE settings_change (
              run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
              step INTEGER NOT NULL,
              learning_rate REAL NOT NULL, momentum REAL NOT NULL, weight_decay REAL NOT NULL,
              dropout_scale REAL NOT NULL, batch INTEGER NOT NULL,
              PRIMARY KEY (run, step)) WITHOUT ROWID""",
            """
            CREATE TABLE curve (
              run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
              points BLOB NOT NULL)""",
            """
            CREATE TABLE mistakes (
              run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
              step INTEGER NOT NULL,
              images BLOB NOT NULL)""",
            """
            CREATE TABLE checkpoint (
              run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
              step INTEGER NOT NULL,
              epoch INTEGER,
              best INTEGER NOT NULL,
              last INTEGER NOT NULL,
              file TEXT NOT NULL,
              bytes INTEGER NOT NULL,
              PRIMARY KEY (run, step)) WITHOUT ROWID""",
            "CREATE INDEX run_started ON run (started) WHERE deleted IS NULL",
            "CREATE INDEX run_name ON run (name COLLATE NOCASE) WHERE deleted IS NULL",
            "CREATE INDEX run_network_name ON run (network_name COLLATE NOCASE) WHERE deleted IS NULL",
            "CREATE INDEX run_accuracy ON run (best_accuracy) WHERE deleted IS NULL",
            "CREATE INDEX run_seconds ON run (seconds) WHERE deleted IS NULL",
            "CREATE INDEX run_parameters ON run (parameters) WHERE deleted IS NULL",
            "CREATE INDEX run_multiply_adds ON run (multiply_adds) WHERE deleted IS NULL",
            "CREATE INDEX run_running ON run (process) WHERE state = 'running'");

    /// Which data set a run learned from; of earlier runs only its name is known.
    private static final List<String> DATA_IDENTITY = List.of(
            "ALTER TABLE run ADD COLUMN data_where TEXT NOT NULL DEFAULT ''",
            "ALTER TABLE run ADD COLUMN data_images INTEGER",
            "ALTER TABLE run ADD COLUMN data_hash TEXT NOT NULL DEFAULT ''");

    /// What averaged weights are worth, of runs that average them.
    private static final List<String> AVERAGED = Stream.of(
                    "ema_test_correct INTEGER",
                    "ema_test_total INTEGER",
                    "ema_test_loss REAL",
                    "ema_validation_correct INTEGER",
                    "ema_validation_total INTEGER",
                    "ema_validation_loss REAL")
            .map(column -> "ALTER TABLE epoch ADD COLUMN " + column)
            .toList();

    /// How long the file is that a run goes on with to the bit, beside that of its weights; null where there is none.
    private static final List<String> RESUME_STATE = List.of("ALTER TABLE checkpoint ADD COLUMN state_bytes INTEGER");

    /// How a run's images were read from their files.
    private static final List<String> DATA_SETTINGS =
            List.of("ALTER TABLE run ADD COLUMN data_settings TEXT NOT NULL DEFAULT ''");

    private static final List<List<String>> STEPS =
            List.of(FIRST, DATA_IDENTITY, RESUME_STATE, AVERAGED, DATA_SETTINGS);

    static final int VERSION = STEPS.size();

    private Schema() {}

    static int version(Sql sql) throws SQLException {
        return (int) sql.number("PRAGMA user_version");
    }

    /// Brings a database up to this version, in one transaction: several processes may try at once.
    static void migrate(Sql sql) throws SQLException {
        if (version(sql) >= VERSION) {
            return;
        }
        if (version(sql) < 0) {
            throw new SQLException("version " + version(sql), null, SQLiteErrorCode.SQLITE_CORRUPT.code);
        }
        sql.transaction(within -> {
            for (int step = version(within); step < VERSION; step++) {
                for (String statement : STEPS.get(step)) {
                    within.run(statement);
                }
            }
            return within.run("PRAGMA user_version = " + VERSION);
        });
    }
}
