package dev.netloom.engine.history;

import dev.netloom.engine.store.FileProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/// The runs of a user, in a database. Any thread may ask; all wait for the disk.
///
/// A damaged database is moved aside whole, with its weights, and a new one begins: nothing is thrown away. Every
/// verb's [FileProblem] says why the history cannot be used; the program can do without.
public final class RunHistory implements AutoCloseable {
    /// All kept weights together.
    public static final long WEIGHTS_LIMIT = 2L << 30;

    /// From then on a deletion cannot be undone.
    private static final Duration DELETED_FOR = Duration.ofDays(1);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final InstantSource clock;
    private final Consumer<Path> moved;
    private final WeightsFolder shelf;
    private HistoryDatabase database;

    private RunHistory(Path folder, InstantSource clock, Consumer<Path> moved) {
        this.folder = folder;
        this.clock = clock;
        this.moved = moved;
        this.shelf = WeightsFolder.of(folder);
    }

    /// @param moved is told where a damaged history was put, now or later
    static RunHistory open(Path folder, InstantSource clock, Consumer<Path> moved) throws FileProblem {
        RunHistory history = new RunHistory(folder, clock, moved);
        history.database = history.openDatabase();
        history.call(history::tidy);
        return history;
    }

    private HistoryDatabase openDatabase() throws FileProblem {
        try {
            return HistoryDatabase.open(folder);
        } catch (SQLException e) {
            if (!HistoryDatabase.isDamage(e)) {
                throw HistoryDatabase.problem(folder, e);
            }
            return beginAnew();
        } catch (IOException e) {
            throw HistoryDatabase.problem(folder, e);
        }
    }

    /// Puts the folder beside itself, and makes a new one.
    private HistoryDatabase beginAnew() throws FileProblem {
        String name = folder.getFileName() + "-damaged-" + STAMP.format(clock.instant());
        Path aside = folder.resolveSibling(name);
        try {
            for (int number = 2; Files.exists(aside); number++) {
                aside = folder.resolveSibling(name + "-" + number);
            }
            Files.move(folder, aside);
            HistoryDatabase fresh = HistoryDatabase.open(folder);
            moved.accept(aside);
            return fresh;
        } catch (SQLException | IOException e) {
            throw HistoryDatabase.problem(folder, e);
        }
    }

    /// What earlier processes left: runs that were killed, runs that were deleted, files of nobody.
    private Void tidy(Sql sql) throws SQLException {
        sql.list(
                        "SELECT id, process, process_started FROM run WHERE state = 'running'",
                        row -> Processes.live(row.getLong(2), row.getLong(3)) ? -1L : row.getLong(1))
                .forEach(id -> settle(sql, id));
        long before = clock.instant().minus(DELETED_FOR).toEpochMilli();
        if (sql.number("SELECT count(*) FROM run WHERE deleted < ?", before) > 0) {
            shelf.delete(sql.transaction(within -> {
                List<String> files =
                        Checkpoints.forget(within, "run IN (SELECT id FROM run WHERE deleted < ?)", before);
                within.run("DELETE FROM run WHERE deleted < ?", before);
                within.run("DELETE FROM network WHERE id NOT IN (SELECT network FROM run)");
                return files;
            }));
        }
        sweep(sql);
        return null;
    }

    /// Deletes files that no run has, unless their run's process lives: it may be about to enter them. That run is in
    /// the table before its files are on the disk, so files are listed before the table is asked.
    private void sweep(Sql sql) throws SQLException {
        shelf.clearDrafts();
        List<String> files = shelf.names();
        Set<String> living = living(sql);
        Set<String> known = new HashSet<>(Checkpoints.files(sql, "1"));
        if (!namesAreSound(sql)) {
            return;
        }
        shelf.delete(files.stream()
                .filter(file -> !known.contains(file))
                .filter(file -> WeightsFolder.uid(file).filter(living::contains).isEmpty())
                .toList());
    }

    /// Whether every run has a name for its files, and every file that of its run. Where one is damaged, weights that
    /// seem to be nobody's may be those that it named.
    private static boolean namesAreSound(Sql sql) throws SQLException {
        Set<String> uids = new HashSet<>(sql.list("SELECT uid FROM run", row -> row.getString(1)));
        return uids.stream().allMatch(RunHistory::isUid)
                && sql
                        .list(
                                "SELECT checkpoint.file, run.uid FROM checkpoint LEFT JOIN run ON run.id = checkpoint.run",
                                row -> WeightsFolder.uid(row.getString(1))
                                        .equals(Optional.ofNullable(row.getString(2))))
                        .stream()
                        .allMatch(Boolean::booleanValue);
    }

    private static boolean isUid(String text) {
        try {
            return text != null && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /// The uids of all runs, over or not, whose processes live.
    private static Set<String> living(Sql sql) throws SQLException {
        Set<String> living = new HashSet<>();
        for (long[] process : sql.list("SELECT DISTINCT process, process_started FROM run", row ->
                new long[] {row.getLong(1), row.getLong(2)})) {
            if (Processes.live(process[0], process[1])) {
                living.addAll(sql.list(
                        "SELECT uid FROM run WHERE process = ? AND process_started = ?",
                        row -> row.getString(1),
                        process[0],
                        process[1]));
            }
        }
        return living;
    }

    private static void settle(Sql sql, long id) {
        try {
            sql.run("UPDATE run SET state = 'interrupted' WHERE id = ? AND state = 'running'", id);
        } catch (SQLException e) {
            // On a read-only disk, say. Whoever reads the run sees all the same that its process is gone.
        }
    }

    /// Writes what is known of a run.
    ///
    /// @throws FileProblem where it, or only its weights, cannot be written
    void save(RunSnapshot run, String kernels) throws FileProblem {
        long id = call(sql -> RunWriter.save(sql, run, kernels));
        try {
            call(sql -> {
                try {
                    new Checkpoints(shelf, WEIGHTS_LIMIT).save(sql, id, run);
                    return true;
                } catch (IOException e) {
                    throw new SQLException(e);
                }
            });
        } catch (FileProblem problem) {
            String why = problem.getMessage();
            throw new FileProblem("history-weights", "the weights of this run are not kept: " + why, folder, why);
        }
    }

    /// The runs that can be read, and those that are passed over.
    public FoundRuns find(RunQuery query) throws FileProblem {
        return call(sql -> RunReader.find(sql, query));
    }

    /// The runs that can be read.
    public List<RunSummary> list(RunQuery query) throws FileProblem {
        return find(query).runs();
    }

    /// How many runs a search finds.
    public int count(String search) throws FileProblem {
        return call(sql -> RunReader.count(sql, search));
    }

    OptionalLong id(String uid) throws FileProblem {
        return call(sql -> RunWriter.id(sql, uid).map(OptionalLong::of).orElse(OptionalLong.empty()));
    }

    /// What names a run in every database.
    String uid(long run) throws FileProblem {
        return call(sql -> sql.one("SELECT uid FROM run WHERE id = ?", row -> row.getString(1), run)
                .orElse(""));
    }

    public Optional<RunDetails> details(long run) throws FileProblem {
        return call(sql -> RunReader.details(sql, shelf, run));
    }

    public void rename(long run, String name) throws FileProblem {
        edit(run, "name", name.strip());
    }

    public void tag(long run, Collection<String> tags) throws FileProblem {
        edit(run, "tags", Tags.text(tags));
    }

    public void note(long run, String notes) throws FileProblem {
        edit(run, "notes", notes.strip());
    }

    private void edit(long run, String column, String text) throws FileProblem {
        call(sql -> sql.transaction(within -> {
            within.run("UPDATE run SET " + column + " = ? WHERE id = ?", text, run);
            RunWriter.index(within, run);
            return true;
        }));
    }

    /// Hides runs; a day later they are gone, and their weights with them.
    public void delete(Collection<Long> runs) throws FileProblem {
        mark(runs, clock.instant());
    }

    /// Takes back a deletion.
    public void restore(Collection<Long> runs) throws FileProblem {
        mark(runs, null);
    }

    private void mark(Collection<Long> runs, Instant deleted) throws FileProblem {
        call(sql -> sql.transaction(within -> {
            for (long run : runs) {
                within.run(
                        "UPDATE run SET deleted = ? WHERE id = ?",
                        deleted == null ? null : deleted.toEpochMilli(),
                        run);
            }
            return true;
        }));
    }

    /// Another number whenever anybody wrote, this process or another one.
    public long version() throws FileProblem {
        return call(sql -> sql.number("PRAGMA data_version") * 1_000_003 + sql.number("SELECT total_changes()"));
    }

    /// Bytes of all kept weights.
    public long weightsKept() throws FileProblem {
        return call(Checkpoints::bytes);
    }

    /// Where damage comes to light the work is done once more, on a new database.
    private synchronized <T> T call(Sql.Work<T> work) throws FileProblem {
        try {
            return work.with(database.sql());
        } catch (SQLException e) {
            if (!HistoryDatabase.isDamage(e)) {
                throw HistoryDatabase.problem(folder, e);
            }
        }
        try {
            database.close();
            database = beginAnew();
            return work.with(database.sql());
        } catch (SQLException e) {
            throw HistoryDatabase.problem(folder, e);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        database.close();
    }
}
