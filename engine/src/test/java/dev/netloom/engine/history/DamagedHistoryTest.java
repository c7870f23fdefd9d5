package dev.netloom.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.train.TrainingConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever is damaged in a history, by hand or by the seed of a mutation, costs what is damaged and nothing else.
@Timeout(3600)
class DamagedHistoryTest {
    private static final int FEW = 25;

    @TempDir
    Path folder;

    private void record(int runs) {
        try (HistorySource history = Story.source(folder)) {
            for (int run = 1; run <= runs; run++) {
                Story.record(history, "net", Story.NOON, 40, 12);
            }
        }
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("runs.db"));
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "state, 'rvnning'",
                "origin, ''",
                "started, 'noon'",
                "epochs, -3",
                "best_total, 5",
                "best_correct, 1e300",
                "parameters, x'00ff'",
                "name, x'6e6574'"
            })
    void aRunWithADamagedValueIsPassedOverAndNamed(String column, String value) throws Exception {
        record(3);
        sql("UPDATE run SET " + column + " = " + value + " WHERE id = 2");
        try (HistorySource history = Story.source(folder)) {
            FoundRuns found = history.get().find(RunQuery.newest(9));
            assertThat(found.runs()).extracting(RunSummary::id).containsExactly(3L, 1L);
            assertThat(found.damaged()).singleElement().satisfies(row -> {
                assertThat(row.run()).isEqualTo(2);
                assertThat(row.what()).startsWith(column.equals("best_total") ? "best_correct" : column);
            });
            assertThat(history.get().details(2)).isEmpty();
        }
    }

    @Test
    void ofARunWhoseDetailsAreDamagedTheRestIsShown() throws Exception {
        record(1);
        sql("UPDATE epoch SET test_correct = 'many' WHERE epoch = 1");
        sql("UPDATE checkpoint SET file = '../../precious.npz' WHERE epoch = 1 OR best = 0");
        sql("UPDATE curve SET points = x'789c'");
        try (HistorySource history = Story.source(folder)) {
            RunDetails run = history.get().details(1).orElseThrow();
            assertThat(run.epochs()).extracting(EpochScores::epoch).containsExactly(2);
            assertThat(run.curve().size()).isZero();
            assertThat(run.mistakes()).isPresent();
            assertThat(run.damaged()).extracting(DamagedRow::what).anyMatch(what -> what.startsWith("test_correct"));
        }
    }

    /// Weights that the damage makes nobody's stay where they are.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE checkpoint SET file = replace(file, '-', '_') WHERE run = 1",
                "UPDATE checkpoint SET file = 'x' WHERE run = 1",
                "UPDATE checkpoint SET run = 99 WHERE run = 1",
                "UPDATE run SET uid = 'damaged' WHERE id = 1"
            })
    void damagedNamesCostNoWeights(String damage) throws Exception {
        record(2);
        sql("UPDATE run SET process = 0"); // of the process that wrote them nothing is left
        List<Path> before = weights();
        sql(damage);
        Story.source(folder).get().close();
        assertThat(weights()).isEqualTo(before).isNotEmpty();
    }

    private List<Path> weights() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("weights"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void noFileOutsideItsFolderIsEverDeleted() throws Exception {
        Path precious = Files.writeString(folder.resolve("precious.npz"), "kept");
        record(1);
        sql("UPDATE checkpoint SET file = '../precious.npz'");
        sql("UPDATE run SET deleted = 1");
        try (HistorySource history = Story.source(folder)) {
            assertThat(history.get().details(1)).isEmpty();
        }
        assertThat(precious).exists();
    }

    @Test
    void aDamagedLengthCostsNoOtherRunItsWeights() throws Exception {
        record(2);
        sql("UPDATE checkpoint SET bytes = 9223372036854775807 WHERE run = 1");
        try (HistorySource history = Story.source(folder)) {
            Story.record(history, "net", Story.NOON, 40, 12);
            assertThat(history.get().details(2).orElseThrow().checkpoints()).isNotEmpty();
            assertThat(history.get().details(3).orElseThrow().checkpoints()).isNotEmpty();
        }
    }

    @Test
    void damagedCountsTakeNoMemory() throws Exception {
        byte[] many = deflated(ByteBuffer.allocate(64).putInt(200_000_000).array());
        Mutations.Tally tally = Mutations.check(List.of(many), 1, IOException.class, file -> CurvePoints.unpack(many));
        assertThat(tally.read()).isEqualTo(1);
        assertThat(CurvePoints.unpack(many)).isEmpty();
        byte[] images = ByteBuffer.allocate(64).putInt(-1).putInt(200_000_000).array();
        assertThat(Mutations.check(List.of(deflated(images)), 1, IOException.class, Mistakes::unpack)
                        .refused())
                .isEqualTo(1);
    }

    @Test
    void ofMutatedDatabasesWhatCanBeReadIs() throws Exception {
        openMutated(FEW);
    }

    @Test
    @Tag("exhaustive")
    void ofManyMutatedDatabasesWhatCanBeReadIs() throws Exception {
        openMutated(Mutations.ALL);
    }

    private void openMutated(int count) throws Exception {
        record(3);
        sql("PRAGMA journal_mode = DELETE");
        byte[] database = Files.readAllBytes(folder.resolve("runs.db"));
        Path mutated = folder.resolve("mutated");
        Mutations.check(List.of(database), count, FileProblem.class, file -> {
            empty(mutated);
            Files.write(Files.createDirectories(mutated.resolve("history")).resolve("runs.db"), file);
            try (HistorySource history =
                    new HistorySource(mutated.resolve("history"), InstantSource.fixed(Story.NOON), aside -> {})) {
                use(history.get());
            }
        });
    }

    private static void use(RunHistory history) throws FileProblem {
        for (RunSummary run : history.find(RunQuery.newest(100)).runs()) {
            run.best().ifPresent(score -> assertThat(score.accuracy()).isBetween(0.0, 1.0));
        }
        for (long id = 1; id <= 3; id++) {
            history.details(id).ifPresent(run -> TrainingConfigJson.read(run.settings()));
        }
        history.save(snapshot(), "a processor\n");
        history.count("net");
        history.weightsKept();
    }

    private static RunSnapshot snapshot() {
        RunSnapshot.Kept kept =
                new RunSnapshot.Kept(20, OptionalInt.of(1), Optional.of(Story.weights(1)), Optional.empty());
        return new RunSnapshot(
                "new",
                Story.start("new", Story.NOON),
                TrainingConfig.of(1),
                1,
                RunState.RUNNING,
                "",
                0,
                List.of(),
                CurvePoints.NONE,
                List.of(),
                Optional.empty(),
                Optional.of(kept),
                Optional.of(kept));
    }

    private static void empty(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void mutatedCurvesMistakesAndSettingsAreReadOrRefused() throws Exception {
        unpackMutated(Mutations.SAMPLE);
    }

    @Test
    @Tag("exhaustive")
    void manyMutatedCurvesMistakesAndSettingsAreReadOrRefused() throws Exception {
        unpackMutated(Mutations.ALL);
    }

    private static void unpackMutated(int count) throws IOException {
        StepCurve curve = new StepCurve();
        for (int step = 1; step <= 300; step++) {
            curve.add(step, 1.0 / step, 0.001);
        }
        byte[] points = inflated(curve.points().packed());
        byte[] mistakes = inflated(Mistakes.of(Story.evaluation(30)).packed());
        byte[] settings = TrainingConfigJson.text(TrainingConfig.of(3)).getBytes(StandardCharsets.UTF_8);
        Mutations.check(List.of(points), count, IOException.class, file -> CurvePoints.unpack(deflated(file)));
        Mutations.check(List.of(points), count, IOException.class, CurvePoints::unpack);
        Mutations.check(List.of(mistakes), count, IOException.class, file -> {
            Mistakes read = Mistakes.unpack(deflated(file));
            assertThat(read.all()).allMatch(one -> one.image() >= 0 && one.image() < read.images());
        });
        Mutations.check(List.of(settings), count, IOException.class, file -> {
            String text = new String(file, StandardCharsets.UTF_8);
            TrainingConfigJson.read(text)
                    .ifPresent(plan -> assertThat(TrainingConfigJson.read(TrainingConfigJson.text(plan)))
                            .contains(plan));
            TrainingConfigJson.values(text);
        });
    }

    @Test
    void settingsThatNoPlanCanHaveAreRefusedInsteadOfBent() {
        String settings = TrainingConfigJson.text(TrainingConfig.of(3));
        assertThat(TrainingConfigJson.read(settings)).contains(TrainingConfig.of(3));
        assertThat(TrainingConfigJson.read(settings.replace("\"epochs\":3", "\"epochs\":4294967299")))
                .isEmpty();
        assertThat(TrainingConfigJson.read(settings.replace("\"epochs\":3", "\"epochs\":\"3\"")))
                .isEmpty();
        assertThat(TrainingConfigJson.read(settings.replace("\"momentum\"", "\"momemtum\"")))
                .isEmpty();
    }

    private static byte[] deflated(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }

    private static byte[] inflated(byte[] packed) throws IOException {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed))) {
            return in.readAllBytes();
        }
    }
}
