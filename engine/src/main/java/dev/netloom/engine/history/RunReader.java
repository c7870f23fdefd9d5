package dev.netloom.engine.history;

import dev.netloom.engine.data.DataIdentity;
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

/// Reads runs from the tables. A row that is damaged is passed over and named, and takes no other with it.
final class RunReader {
    private static final String SUMMARY = "id, name, origin, state, process, process_started, started, network_name,"
            + " best_correct, best_total, best_loss, best_epoch, epochs_done, epochs, seconds, parameters,"
            + " multiply_adds, seed, precision, tags, notes, data, train_images, test_images, data_where, data_images,"
            + " data_hash, data_settings";

    /// The year 9999.
    private static final long LATEST = 253_370_764_800_000L;

    private final Sql sql;
    private final List<DamagedRow> damaged = new ArrayList<>();

    private RunReader(Sql sql) {
        this.sql = sql;
    }

    private interface Reading<T> {
        T of(Columns columns) throws SQLException;
    }

    static FoundRuns find(Sql sql, RunQuery query) throws SQLException {
        List<Object> arguments = words(query.search());
        String text = text(query, arguments.size());
        arguments.add(query.limit());
        arguments.add(query.offset());
        RunReader reader = new RunReader(sql);
        return new FoundRuns(reader.all(text, RunReader::summary, arguments.toArray()), reader.damaged);
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

    /// Those rows that can be read.
    private <T> List<T> all(String query, Reading<T> reading, Object... arguments) throws SQLException {
        return sql.list(query, row -> read(row, reading), arguments).stream()
                .flatMap(Optional::stream)
                .toList();
    }

    private <T> Optional<T> read(ResultSet row, Reading<T> reading) throws SQLException {
        try {
            return Optional.of(reading.of(new Columns(row)));
        } catch (Columns.Damaged e) {
            damaged.add(new DamagedRow(row.getLong(1), e.getMessage()));
            return Optional.empty();
        }
    }

    private static RunSummary summary(Columns row) throws SQLException {
        return new RunSummary(
                row.number("id", Long.MIN_VALUE, Long.MAX_VALUE),
                row.text("name"),
                row.constant(Origin.class, "origin"),
                state(row),
                Instant.ofEpochMilli(row.number("started", 0, LATEST)),
                row.text("network_name"),
                score(row, "best"),
                row.optionalCount("best_epoch"),
                row.count("epochs_done"),
                row.count("epochs"),
                row.seconds("seconds"),
                row.number("parameters", 0, Long.MAX_VALUE),
                row.number("multiply_adds", 0, Long.MAX_VALUE),
                row.number("seed", Long.MIN_VALUE, Long.MAX_VALUE),
                row.text("precision"),
                Tags.read(row.text("tags")),
                row.text("notes"),
                data(row),
                row.count("train_images"));
    }

    private static DataIdentity data(Columns row) throws SQLException {
        return new DataIdentity(
                row.text("data"),
                row.text("data_where"),
                row.optionalCount("data_images").orElse(row.count("train_images")),
                row.count("test_images"),
                row.text("data_hash"),
                row.text("data_settings"));
    }

    /// A run whose process is gone runs no more, whatever it wrote last.
    private static RunState state(Columns row) throws SQLException {
        RunState state = row.constant(RunState.class, "state");
        boolean dead = state == RunState.RUNNING
                && !Processes.live(row.row().getLong("process"), row.row().getLong("process_started"));
        return dead ? RunState.INTERRUPTED : state;
    }

    private static Optional<Score> score(Columns row, String name) throws SQLException {
        return row.isNull(name + "_correct") ? Optional.empty() : Optional.of(measured(row, name));
    }

    private static Score measured(Columns row, String name) throws SQLException {
        int total = row.count(name + "_total");
        return new Score((int) row.number(name + "_correct", 0, total), total, row.real(name + "_loss"));
    }

    static Optional<RunDetails> details(Sql sql, WeightsFolder shelf, long id) throws SQLException {
        return new RunReader(sql).details(shelf, id);
    }

    private Optional<RunDetails> details(WeightsFolder shelf, long id) throws SQLException {
        List<EpochScores> epochs = all("SELECT * FROM epoch WHERE run = ? ORDER BY epoch", RunReader::epoch, id);
        CurvePoints curve = first(all("SELECT run, points FROM curve WHERE run = ?", RunReader::curve, id))
                .orElse(CurvePoints.NONE);
        List<SettingsChange> changes =
                all("SELECT * FROM settings_change WHERE run = ? ORDER BY step", RunReader::change, id);
        Optional<Mistakes> mistakes =
                first(all("SELECT run, images FROM mistakes WHERE run = ?", RunReader::mistakes, id));
        List<Checkpoint> checkpoints =
                all("SELECT * FROM checkpoint WHERE run = ? ORDER BY step", row -> checkpoint(row, shelf), id);
        return first(all(
                "SELECT run.*, project, coalesce(choices, '') AS choices FROM run JOIN network ON network.id = network"
                        + " LEFT JOIN kernels ON kernels.id = kernels WHERE run.id = ?",
                row -> new RunDetails(
                        summary(row),
                        row.text("project"),
                        row.text("settings"),
                        row.count("threads"),
                        row.text("choices"),
                        row.text("failure"),
                        branch(row),
                        epochs,
                        curve,
                        changes,
                        mistakes,
                        checkpoints,
                        List.copyOf(damaged)),
                id));
    }

    private static <T> Optional<T> first(List<T> found) {
        return found.stream().findFirst();
    }

    private static Optional<Branch> branch(Columns row) throws SQLException {
        return row.isNull("parent")
                ? Optional.empty()
                : Optional.of(new Branch(
                        row.number("parent", Long.MIN_VALUE, Long.MAX_VALUE),
                        row.number("parent_step", 0, Long.MAX_VALUE)));
    }

    private static EpochScores epoch(Columns row) throws SQLException {
        Optional<Score> validation = score(row, "ema_validation");
        return new EpochScores(
                row.count("epoch"),
                row.number("step", 0, Long.MAX_VALUE),
                measured(row, "train"),
                measured(row, "test"),
                score(row, "validation"),
                score(row, "ema_test").map(test -> new EpochScores.Averaged(test, validation)),
                row.real("images_per_second"),
                row.seconds("seconds"));
    }

    private static CurvePoints curve(Columns row) throws SQLException {
        return CurvePoints.unpack(row.row().getBytes("points")).orElseThrow(() -> new Columns.Damaged("curve", ""));
    }

    private static SettingsChange change(Columns row) throws SQLException {
        return new SettingsChange(
                row.number("step", 0, Long.MAX_VALUE),
                new LiveSettings(
                        row.real("learning_rate"),
                        row.real("momentum"),
                        row.real("weight_decay"),
                        row.real("dropout_scale"),
                        row.count("batch")));
    }

    private static Mistakes mistakes(Columns row) throws SQLException {
        try {
            return Mistakes.unpack(row.row().getBytes("images"));
        } catch (IOException e) {
            throw new Columns.Damaged("mistakes", e.getMessage());
        }
    }

    private static Checkpoint checkpoint(Columns row, WeightsFolder shelf) throws SQLException {
        String file = row.text("file");
        if (WeightsFolder.uid(file).isEmpty()) {
            throw new Columns.Damaged("file", file);
        }
        return new Checkpoint(
                row.number("run", Long.MIN_VALUE, Long.MAX_VALUE),
                row.number("step", 0, Long.MAX_VALUE),
                row.optionalCount("epoch"),
                row.number("best", 0, 1) == 1,
                row.number("last", 0, 1) == 1,
                shelf.file(file),
                row.number("bytes", 0, Long.MAX_VALUE),
                row.isNull("state_bytes") ? Optional.empty() : Optional.of(shelf.file(WeightsFolder.state(file))));
    }
}
