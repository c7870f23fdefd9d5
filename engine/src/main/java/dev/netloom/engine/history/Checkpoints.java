package dev.netloom.engine.history;

import dev.netloom.engine.history.RunSnapshot.Kept;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Keeps the weights of best and last epoch of every run, as long as all of them together stay within a limit: beyond
/// it the runs that began first lose theirs, those that were deleted before all others.
record Checkpoints(WeightsFolder shelf, long limit) {
    /// A file is written before the table names it, and deleted after the table has forgotten it: a kill in between
    /// leaves a file too much, which [WeightsFolder#sweep] finds, never one too little.
    void save(Sql sql, long run, RunSnapshot snapshot) throws SQLException, IOException {
        List<Kept> wanted = Stream.of(snapshot.bestWeights(), snapshot.lastWeights())
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        for (Kept kept : wanted) {
            if (sql.number("SELECT count(*) FROM checkpoint WHERE run = ? AND step = ?", run, kept.step()) == 0) {
                String name = WeightsFolder.name(snapshot.uid(), kept.step());
                long bytes = shelf.write(name, kept.weights());
                sql.run(
                        "INSERT INTO checkpoint VALUES (?, ?, ?, 0, 0, ?, ?)",
                        run,
                        kept.step(),
                        Sql.orNull(kept.epoch()),
                        name,
                        bytes);
            }
        }
        if (!wanted.isEmpty()) {
            shelf.delete(sql.transaction(within -> mark(within, run, snapshot)));
        }
    }

    /// @return the files that are no longer needed
    private List<String> mark(Sql sql, long run, RunSnapshot snapshot) throws SQLException {
        sql.run(
                "UPDATE checkpoint SET best = (step = ?), last = (step = ?) WHERE run = ?",
                snapshot.bestWeights().map(Kept::step).orElse(-1L),
                snapshot.lastWeights().map(Kept::step).orElse(-1L),
                run);
        List<String> superfluous = new ArrayList<>(forget(sql, "run = ? AND best = 0 AND last = 0", run));
        long drafts = shelf.bytesOfDrafts();
        while (bytes(sql) + drafts > limit) {
            Optional<Long> oldest = sql.one(
                    "SELECT id FROM run WHERE id <> ? AND id IN (SELECT run FROM checkpoint)"
                            + " ORDER BY deleted IS NULL, started LIMIT 1",
                    row -> row.getLong(1),
                    run);
            if (oldest.isEmpty()) {
                break;
            }
            superfluous.addAll(forget(sql, "run = ?", oldest.get()));
        }
        return superfluous;
    }

    /// Of all kept weights; a damaged length counts as none.
    static long bytes(Sql sql) throws SQLException {
        return sql.number("SELECT coalesce(sum(bytes), 0) FROM checkpoint WHERE typeof(bytes) = 'integer' AND bytes"
                + " BETWEEN 0 AND " + (1L << 40));
    }

    static List<String> forget(Sql sql, String which, Object... arguments) throws SQLException {
        List<String> files = sql.list("SELECT file FROM checkpoint WHERE " + which, row -> row.getString(1), arguments);
        sql.run("DELETE FROM checkpoint WHERE " + which, arguments);
        return files;
    }
}
