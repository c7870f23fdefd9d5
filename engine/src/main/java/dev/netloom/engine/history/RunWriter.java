package dev.netloom.engine.history;

import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.history.RunSnapshot.Best;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.train.LiveSettings;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/// Puts what is known of a run into the tables, in one transaction.
final class RunWriter {
    private RunWriter() {}

    /// @param kernels empty while they are not known
    /// @return the id of the run
    static long save(Sql sql, RunSnapshot run, String kernels) throws SQLException {
        return sql.transaction(within -> {
            Optional<Long> known = id(within, run.uid());
            long id = known.isPresent() ? known.get() : begin(within, run);
            update(within, id, run, kernels);
            addEpochs(within, id, run);
            for (SettingsChange change : run.changes()) {
                LiveSettings now = change.settings();
                within.run(
                        "INSERT OR REPLACE INTO settings_change VALUES (?, ?, ?, ?, ?, ?, ?)",
                        id,
                        change.step(),
                        now.learningRate(),
                        now.momentum(),
                        now.weightDecay(),
                        now.dropoutScale(),
                        now.batchSize());
            }
            within.run(
                    "INSERT OR REPLACE INTO curve VALUES (?, ?)",
                    id,
                    run.curve().packed());
            return id;
        });
    }

    static Optional<Long> id(Sql sql, String uid) throws SQLException {
        return sql.one("SELECT id FROM run WHERE uid = ?", row -> row.getLong(1), uid);
    }

    private static long begin(Sql sql, RunSnapshot run) throws SQLException {
        RunStart start = run.start();
        Project project = start.project();
        Summary summary = Summary.of(project.graph());
        sql.run(
                """
                INSERT INTO run (uid, name, origin, state, process, process_started, started, network, network_name,
                  parameters, multiply_adds, data, train_images, test_images, data_where, data_images, data_hash,
                  data_settings, settings, seed, precision, threads, epochs, parent, parent_step)
                VALUES (?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                run.uid(),
                start.origin().key(),
                run.state().key(),
                Processes.own(),
                Processes.ownStart(),
                start.started().toEpochMilli(),
                shared(sql, "network", "project", text(project)),
                project.name(),
                summary.parameters(),
                summary.multiplyAdds(),
                start.data().name(),
                start.trainImages(),
                start.testImages(),
                start.data().where(),
                start.data().trainImages(),
                start.data().hash(),
                start.data().settings(),
                TrainingConfigJson.text(run.plan()),
                run.plan().seed(),
                run.plan().precision().label(),
                run.threads(),
                run.plan().epochs(),
                start.branch().map(Branch::run).orElse(null),
                start.branch().map(Branch::step).orElse(null));
        long id = id(sql, run.uid()).orElseThrow();
        sql.run("UPDATE run SET name = ? WHERE id = ?", project.name() + " " + id, id);
        index(sql, id);
        return id;
    }

    private static void update(Sql sql, long id, RunSnapshot run, String kernels) throws SQLException {
        Best best = run.best().orElse(null);
        sql.run(
                """
                UPDATE run SET state = ?, process = ?, process_started = ?, failure = ?, seconds = ?, epochs_done = ?, best_epoch = ?, best_step = ?,
                  best_correct = ?, best_total = ?, best_loss = ?, best_accuracy = ?, kernels = coalesce(kernels, ?)
                WHERE id = ?""",
                run.state().key(),
                Processes.own(),
                Processes.ownStart(),
                run.failure(),
                run.seconds(),
                run.epochs().size(),
                Sql.orNull(best == null ? OptionalInt.empty() : best.epoch()),
                best == null ? null : best.step(),
                best == null ? null : best.test().correct(),
                best == null ? null : best.test().total(),
                best == null ? null : Sql.orNull(best.test().loss()),
                best == null ? null : best.test().accuracy(),
                kernels.isEmpty() ? null : shared(sql, "kernels", "choices", kernels),
                id);
        if (best != null) {
            sql.run(
                    "INSERT INTO mistakes VALUES (?1, ?2, ?3) ON CONFLICT (run) DO UPDATE SET step = ?2, images = ?3"
                            + " WHERE step <> ?2",
                    id,
                    best.step(),
                    best.mistakes().packed());
        }
    }

    private static void addEpochs(Sql sql, long id, RunSnapshot run) throws SQLException {
        long there = sql.number("SELECT coalesce(max(epoch), 0) FROM epoch WHERE run = ?", id);
        for (EpochScores scores : run.epochs()) {
            if (scores.epoch() > there) {
                sql.run(
                        "INSERT INTO epoch VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                        epochRow(id, scores));
            }
        }
    }

    private static Object[] epochRow(long id, EpochScores scores) {
        List<Object> row = new ArrayList<>(List.of(id, scores.epoch(), scores.step()));
        add(row, Optional.of(scores.train()));
        add(row, Optional.of(scores.test()));
        add(row, scores.validation());
        row.add(Sql.orNull(scores.imagesPerSecond()));
        row.add(scores.seconds());
        add(row, scores.averaged().map(EpochScores.Averaged::test));
        add(row, scores.averaged().flatMap(EpochScores.Averaged::validation));
        return row.toArray();
    }

    /// Three columns: correct, total, loss.
    private static void add(List<Object> row, Optional<Score> score) {
        row.add(score.map(Score::correct).orElse(null));
        row.add(score.map(Score::total).orElse(null));
        row.add(score.map(known -> Sql.orNull(known.loss())).orElse(null));
    }

    /// What a search looks into, in lower case: whoever changes any of it calls this.
    static void index(Sql sql, long id) throws SQLException {
        String words = sql.one(
                        "SELECT name || ' ' || network_name || ' ' || tags || ' ' || notes || ' ' || origin || ' ' || data"
                                + " || ' ' || settings FROM run WHERE id = ?",
                        row -> row.getString(1),
                        id)
                .orElse("");
        sql.run("UPDATE run SET search = ? WHERE id = ?", words.toLowerCase(Locale.ROOT), id);
    }

    /// The id of a text that many runs share and that is kept once.
    private static long shared(Sql sql, String table, String column, String text) throws SQLException {
        String hash = hash(text);
        sql.run("INSERT OR IGNORE INTO " + table + " (hash, " + column + ") VALUES (?, ?)", hash, text);
        return sql.number("SELECT id FROM " + table + " WHERE hash = ?", hash);
    }

    private static String hash(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Project project) {
        try {
            return ProjectFile.text(project);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
