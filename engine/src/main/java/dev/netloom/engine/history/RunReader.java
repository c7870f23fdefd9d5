package dev.netloom.engine.history;

import dev.netloom.engine.train.LiveSettings;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads runs from the tables.
final class RunReader {
    private static final String SUMMARY = "id, name, origin, state, process, process_started, started, network_name,"
            + " best_correct, best_total, best_loss, best_epoch, epochs_done, epochs, seconds, parameters,"
            + " multiply_adds, seed, precision, tags, notes";

    private RunReader() {}

    static List<RunSummary> list(Sql sql, RunQuery query) throws SQLException {
        List<Object> arguments = words(query.search());
        String text = text(query, arguments.size());
        arguments.add(query.limit());
        arguments.add(query.offset());
        return sql.list(text, RunReader::summary, arguments.toArray());
    }

    /// @param words that are searched for
    static String text(RunQuery query, int words) {
        String down = query.descending() ? " DESC" : "";
        return "SELECT " + SUMMARY + " FROM run" + where(words) + " ORDER BY " + query.sort().column + down + ", id"
                + down + " LIMIT ? OFFSET ?";
    }

    static int count(Sql sql, String search) throws SQLException {
        List<Object> arguments = words(search);
        return (int) sql.number("SELECT count(*) FROM run" + where(arguments.size()), arguments.toArray());
    }

    private static String where(int words) {
        return " WHERE deleted IS NULL" + " AND instr(search, ?) > 0".repeat(words);
    }

    private static List<Object> words(String search) {
        List<Object> words = new ArrayList<>();
        Arrays.stream(search.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .forEach(words::add);
        return words;
    }

    private static RunSummary summary(ResultSet row) throws SQLException {
        return new RunSummary(
                row.getLong("id"),
                row.getString("name"),
                Origin.ofKey(row.getString("origin")),
                state(row),
                Instant.ofEpochMilli(row.getLong("started")),
                row.getString("network_name"),
                score(row, "best"),
                Sql.optionalInt(row, "best_epoch"),
                row.getInt("epochs_done"),
                row.getInt("epochs"),
                row.getDouble("seconds"),
                row.getLong("parameters"),
                row.getLong("multiply_adds"),
                row.getLong("seed"),
                row.getString("precision"),
                Tags.read(row.getString("tags")),
                row.getString("notes"));
    }

    /// A run whose process is gone runs no more, whatever it wrote last.
    private static RunState state(ResultSet row) throws SQLException {
        RunState state = RunState.ofKey(row.getString("state"));
        boolean dead =
                state == RunState.RUNNING && !Processes.live(row.getLong("process"), row.getLong("process_started"));
        return dead ? RunState.INTERRUPTED : state;
    }

    private static Optional<Score> score(ResultSet row, String name) throws SQLException {
        int correct = row.getInt(name + "_correct");
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new Score(correct, row.getInt(name + "_total"), Sql.number(row, name + "_loss")));
    }

    static Optional<RunDetails> details(Sql sql, WeightsShelf shelf, long id) throws SQLException {
        List<EpochScores> epochs = sql.list("SELECT * FROM epoch WHERE run = ? ORDER BY epoch", RunReader::epoch, id);
        CurvePoints curve = sql.one(
                        "SELECT points FROM curve WHERE run = ?", row -> CurvePoints.unpack(row.getBytes(1)), id)
                .orElse(CurvePoints.NONE);
        List<SettingsChange> changes =
                sql.list("SELECT * FROM settings_change WHERE run = ? ORDER BY step", RunReader::change, id);
        Optional<Mistakes> mistakes = sql.one("SELECT images FROM mistakes WHERE run = ?", RunReader::mistakes, id)
                .flatMap(found -> found);
        List<Checkpoint> checkpoints =
                sql.list("SELECT * FROM checkpoint WHERE run = ? ORDER BY step", row -> checkpoint(row, shelf), id);
        return sql.one(
                "SELECT run.*, project, coalesce(choices, '') AS choices FROM run JOIN network ON network.id = network"
                        + " LEFT JOIN kernels ON kernels.id = kernels WHERE run.id = ?",
                row -> new RunDetails(
                        summary(row),
                        row.getString("project"),
                        row.getString("settings"),
                        row.getString("data"),
                        row.getInt("train_images"),
                        row.getInt("test_images"),
                        row.getInt("threads"),
                        row.getString("choices"),
                        row.getString("failure"),
                        branch(row),
                        epochs,
                        curve,
                        changes,
                        mistakes,
                        checkpoints),
                id);
    }

    private static Optional<Branch> branch(ResultSet row) throws SQLException {
        long parent = row.getLong("parent");
        return row.wasNull() ? Optional.empty() : Optional.of(new Branch(parent, row.getLong("parent_step")));
    }

    private static EpochScores epoch(ResultSet row) throws SQLException {
        return new EpochScores(
                row.getInt("epoch"),
                row.getLong("step"),
                score(row, "train").orElseThrow(),
                score(row, "test").orElseThrow(),
                score(row, "validation"),
                Sql.number(row, "images_per_second"),
                row.getDouble("seconds"));
    }

    private static SettingsChange change(ResultSet row) throws SQLException {
        return new SettingsChange(
                row.getLong("step"),
                new LiveSettings(
                        row.getDouble("learning_rate"),
                        row.getDouble("momentum"),
                        row.getDouble("weight_decay"),
                        row.getDouble("dropout_scale"),
                        row.getInt("batch")));
    }

    private static Optional<Mistakes> mistakes(ResultSet row) throws SQLException {
        try {
            return Optional.of(Mistakes.unpack(row.getBytes(1)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static Checkpoint checkpoint(ResultSet row, WeightsShelf shelf) throws SQLException {
        return new Checkpoint(
                row.getLong("run"),
                row.getLong("step"),
                Sql.optionalInt(row, "epoch"),
                row.getBoolean("best"),
                row.getBoolean("last"),
                shelf.file(row.getString("file")),
                row.getLong("bytes"));
    }
}
