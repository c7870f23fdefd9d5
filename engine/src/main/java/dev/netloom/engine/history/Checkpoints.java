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
            String name = WeightsFolder.name(snapshot.uid(), kept.step());
            boolean isNew =
                    sql.number("SELECT count(*) FROM checkpoint WHERE run = ? AND step = ?", run, kept.step()) == 0;
            if (isNew && kept.weights().isPresent()) {
                long bytes = shelf.write(name, kept.weights().get());
                sql.run(
                        "INSERT INTO checkpoint VALUES (?, ?, ?, 0, 0, ?, ?, NULL)",
                        run,
                        kept.step(),
                        Sql.orNull(kept.epoch()),
                        name,
                        bytes);
            }
            if (kept.state().isPresent() && hasNoState(sql, run, kept.step())) {
                long bytes = shelf.writeState(name, kept.state().get());
                sql.run("UPDATE checkpoint SET state_bytes = ? WHERE run = ? AND step = ?", bytes, run, kept.step());
            }
        }
        if (!wanted.isEmpty()) {
            shelf.delete(sql.transaction(within -> mark(within, run, snapshot)));
        }
    }

    private static boolean hasNoState(Sql sql, long run, long step) throws SQLException {
        return sql.number(
                        "SELECT count(*) FROM checkpoint WHERE run = ? AND step = ? AND state_bytes IS NULL", run, step)
                == 1;
    }

    /// @return the files that are no longer needed
    private List<String> mark(Sql sql, long run, RunSnapshot snapshot) throws SQLException {
        sql.run(
                "UPDATE checkpoint SET best = (step = ?), last = (step = ?) WHERE run = ?",
                snapshot.bestWeights().map(Kept::step).orElse(-1L),
                snapshot.lastWeights().map(Kept::step).orElse(-1L),
                run);
        List<String> superfluous = new ArrayList<>(forget(sql, "run = ? AND best = 0 AND last = 0", run));
        superfluous.addAll(forgetStates(sql, run, snapshot.state() == RunState.DONE ? "1" : "last = 0"));
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
        return sum(sql, "bytes") + sum(sql, "state_bytes");
    }

    private static long sum(Sql sql, String column) throws SQLException {
        return sql.number("SELECT coalesce(sum(" + column + "), 0) FROM checkpoint WHERE typeof(" + column
                + ") = 'integer' AND " + column + " BETWEEN 0 AND " + (1L << 40));
    }

    /// A run goes on from where it was last.
    private static List<String> forgetStates(Sql sql, long run, String which) throws SQLException {
        String where = " WHERE run = ? AND state_bytes IS NOT NULL AND " + which;
        List<String> files = sql.list("SELECT file FROM checkpoint" + where, row -> row.getString(1), run).stream()
                .map(WeightsFolder::state)
                .toList();
        sql.run("UPDATE checkpoint SET state_bytes = NULL" + where, run);
        return files;
    }

    static List<String> forget(Sql sql, String which, Object... arguments) throws SQLException {
        List<String> files = files(sql, which, arguments);
        sql.run("DELETE FROM checkpoint WHERE " + which, arguments);
        return files;
    }

    /// The names of all files, those of weights and of states.
    static List<String> files(Sql sql, String which, Object... arguments) throws SQLException {
        return sql.list("SELECT file FROM checkpoint WHERE " + which, row -> row.getString(1), arguments).stream()
                .filter(name -> WeightsFolder.uid(name).isPresent())
                .flatMap(name -> Stream.of(name, WeightsFolder.state(name)))
                .toList();
    }
}
