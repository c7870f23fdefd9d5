package dev.netloom.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.store.FileProblem;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The history where its file is damaged, too new, or cannot be written.
@Timeout(60)
class TroubledHistoryTest {
    @TempDir
    Path temporary;

    private Path folder;
    private HistorySource history;

    @BeforeEach
    void open() {
        folder = temporary.resolve("data/history");
        history = Story.source(folder);
    }

    @AfterEach
    void close() {
        history.close();
    }

    private void sql(String statement) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("runs.db"));
                Statement running = connection.createStatement()) {
            running.execute(statement);
        }
    }

    @Test
    void aFileThatIsNoDatabaseIsMovedAsideWithAllThatLiesBesideIt() throws Exception {
        Files.createDirectories(folder.resolve("weights"));
        Files.writeString(folder.resolve("runs.db"), "This was a database once. ".repeat(500));
        Files.writeString(folder.resolve("weights/old.npz"), "weights");
        List<Path> moved = new ArrayList<>();
        try (HistorySource source = new HistorySource(folder, InstantSource.fixed(Story.NOON), moved::add)) {
            Story.record(source, "net", Story.NOON, 3);
            assertThat(source.get().count("")).isEqualTo(1);
        }
        assertThat(moved).singleElement().satisfies(aside -> {
            assertThat(aside.getFileName()).hasToString("history-damaged-20260301-120000");
            assertThat(aside.resolve("runs.db")).content().startsWith("This was a database once.");
            assertThat(aside.resolve("weights/old.npz")).exists();
        });
    }

    @Test
    void damageThatComesToLightLaterCostsTheRunThatGoesOnNothing() throws Exception {
        for (int i = 0; i < 30; i++) {
            Story.record(history, "net", Story.NOON, 30);
        }
        history.close();
        sql("PRAGMA wal_checkpoint(TRUNCATE)");
        List<Path> moved = new ArrayList<>();
        HistorySource source = new HistorySource(folder, InstantSource.fixed(Story.NOON), moved::add);
        long kept = source.get().weightsKept();
        RunRecorder recorder = Story.recorder(source, Story.start("living", Story.NOON), problem -> {
            throw new AssertionError(problem);
        });
        recorder.accept(Story.started(3));
        Story.epoch(1, 10).forEach(recorder);
        while (source.get().weightsKept() == kept) { // the last that is written of an epoch: from here on nobody writes
            Thread.sleep(5);
        }
        source.close();
        sql("PRAGMA wal_checkpoint(TRUNCATE)");
        try (RandomAccessFile file =
                new RandomAccessFile(folder.resolve("runs.db").toFile(), "rw")) {
            byte[] rubbish = new byte[(int) file.length() - 8192];
            java.util.Arrays.fill(rubbish, (byte) 0x5a);
            file.seek(8192);
            file.write(rubbish);
        }
        Story.epoch(2, 8).forEach(recorder);
        recorder.accept(Story.finished(2, 8));
        recorder.close();
        assertThat(moved).hasSize(1);
        assertThat(moved.getFirst().resolve("runs.db")).exists();
        RunSummary run = source.get().list(RunQuery.newest(9)).getFirst();
        assertThat(run.network()).isEqualTo("living");
        assertThat(run.epochsDone()).isEqualTo(2);
        assertThat(run.state()).isEqualTo(RunState.DONE);
        source.close();
    }

    @Test
    void aDatabaseOfANewerNetloomIsLeftAlone() throws Exception {
        Story.record(history, "net", Story.NOON, 3);
        history.close();
        sql("PRAGMA user_version = 99");
        assertThatThrownBy(history::get)
                .isInstanceOf(FileProblem.class)
                .extracting(e -> ((FileProblem) e).key())
                .isEqualTo("history-newer");
    }

    @Test
    void whereNothingCanBeWrittenTheRunGoesOnAndIsToldOnce() throws Exception {
        Files.writeString(temporary.resolve("data"), "a file where a folder should be");
        List<String> troubles = new ArrayList<>();
        try (RunRecorder recorder =
                Story.recorder(history, Story.start("net", Story.NOON), problem -> troubles.add(problem.key()))) {
            recorder.accept(Story.started(3));
            for (int epoch = 1; epoch <= 3; epoch++) {
                Story.epoch(epoch, 10).forEach(recorder);
                Thread.sleep(20);
            }
            recorder.accept(Story.finished(3, 10));
        }
        assertThat(troubles).containsExactly("history-unwritable");
    }

    @Test
    void aDiskThatWasFullForAWhileLosesNothing() throws Exception {
        List<String> troubles = new ArrayList<>();
        try (RunRecorder recorder =
                Story.recorder(history, Story.start("net", Story.NOON), problem -> troubles.add(problem.key()))) {
            recorder.accept(Story.started(3));
            while (history.get().count("") == 0) {
                Thread.sleep(5);
            }
            sql("CREATE TRIGGER full BEFORE INSERT ON epoch BEGIN SELECT RAISE(ABORT, 'no room'); END");
            Story.epoch(1, 10).forEach(recorder);
            while (troubles.isEmpty()) {
                Thread.sleep(5);
            }
            sql("DROP TRIGGER full");
            Story.epoch(2, 5).forEach(recorder);
            recorder.accept(Story.finished(2, 5));
        }
        assertThat(troubles).containsExactly("history-failed");
        assertThat(history.get().details(1).orElseThrow().epochs()).hasSize(2);
    }
}
