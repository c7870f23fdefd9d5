package dev.netloom.engine.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.data.DataIdentity;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.metric.Interval;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.optim.AdamSettings;
import dev.netloom.engine.optim.MuonSettings;
import dev.netloom.engine.optim.OptimizerKind;
import dev.netloom.engine.optim.OptimizerSettings;
import dev.netloom.engine.optim.RatePoints;
import dev.netloom.engine.optim.Schedule;
import dev.netloom.engine.optim.ScheduleSettings;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.train.EarlyStopping;
import dev.netloom.engine.train.LiveSettings;
import dev.netloom.engine.train.Progress;
import dev.netloom.engine.train.TrainingConfig;
import dev.netloom.engine.train.TrainingEvent;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class RunHistoryTest {
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

    private List<String> names(RunQuery query) throws FileProblem {
        return history.get().list(query).stream().map(RunSummary::name).toList();
    }

    @Test
    void aRunIsKeptWithAllThatIsKnownOfIt() throws Exception {
        Story.record(history, "Small net", Story.NOON, 40, 12, 20);

        RunSummary run = history.get().list(RunQuery.newest(10)).getFirst();
        assertThat(run.name()).isEqualTo("Small net 1");
        assertThat(run.network()).isEqualTo("Small net");
        assertThat(run.state()).isEqualTo(RunState.DONE);
        assertThat(run.origin()).isEqualTo(Origin.COMMAND);
        assertThat(run.started()).isEqualTo(Story.NOON);
        assertThat(run.best()).contains(new Score(88, 100, 12 / 50.0));
        assertThat(run.best().get().interval()).isEqualTo(Interval.wilson(88, 100, 0.95));
        assertThat(run.bestEpoch()).isEqualTo(OptionalInt.of(2));
        assertThat(run.epochsDone()).isEqualTo(3);
        assertThat(run.seconds()).isEqualTo(3.5);
        assertThat(run.parameters()).isEqualTo(4 * 9 + 4 + 10 * 4 * 64 + 10);
        assertThat(run.multiplyAdds()).isEqualTo(4 * 9 * 64 + 10 * 4 * 64);
        assertThat(run.seed()).isEqualTo(7);

        RunDetails details = history.get().details(run.id()).orElseThrow();
        assertThat(ProjectFile.parse("run", details.project()).graph())
                .isEqualTo(Story.project("Small net").graph());
        assertThat(TrainingConfigJson.read(details.settings()))
                .contains(TrainingConfig.of(3).withSeed(7));
        assertThat(details.kernels()).startsWith("a processor");
        assertThat(details.epochs()).hasSize(3);
        assertThat(details.epochs().get(1).test()).isEqualTo(new Score(88, 100, 0.24));
        assertThat(details.curve().steps()).hasSize(3 * Story.STEPS);
        assertThat(details.mistakes().orElseThrow().all())
                .hasSize(12)
                .extracting(Mistakes.Mistake::image)
                .startsWith(0, 1, 2);
    }

    @Test
    void theWeightsOfBestAndLastEpochAreKept() throws Exception {
        Story.record(history, "net", Story.NOON, 40, 12, 20);

        List<Checkpoint> checkpoints = history.get().details(1).orElseThrow().checkpoints();
        assertThat(checkpoints).extracting(Checkpoint::epoch).containsExactly(OptionalInt.of(2), OptionalInt.of(3));
        assertThat(checkpoints).extracting(Checkpoint::best).containsExactly(true, false);
        assertThat(checkpoints).extracting(Checkpoint::last).containsExactly(false, true);
        Weights best = Story.read(checkpoints.getFirst().file());
        assertThat(best.find("conv1.weight").orElseThrow().values()).containsExactly(2, -2);
        try (var files = Files.list(folder.resolve("weights"))) {
            assertThat(files).hasSize(2);
        }
    }

    @Test
    void weightsBeyondTheLimitGoTheOldestFirst() throws Exception {
        Story.record(history, "old", Story.NOON.minusSeconds(60), 9);
        Story.record(history, "new", Story.NOON, 9);
        long one = history.get().weightsKept() / 2;
        HistoryDatabase database = HistoryDatabase.open(folder);
        WeightsFolder shelf = WeightsFolder.of(folder);

        RunSnapshot.Kept kept =
                new RunSnapshot.Kept(20, OptionalInt.of(1), Optional.of(Story.weights(1)), Optional.empty());
        RunSnapshot third = snapshot("third", kept);
        long id = RunWriter.save(database.sql(), third, "");
        new Checkpoints(shelf, 2 * one).save(database.sql(), id, third);
        database.close();

        assertThat(history.get().details(1).orElseThrow().checkpoints()).isEmpty();
        assertThat(history.get().details(2).orElseThrow().checkpoints()).hasSize(1);
        assertThat(history.get().details(3).orElseThrow().checkpoints()).hasSize(1);
        try (var files = Files.list(folder.resolve("weights"))) {
            assertThat(files).hasSize(2);
        }
    }

    private static RunSnapshot snapshot(String uid, RunSnapshot.Kept kept) {
        return new RunSnapshot(
                uid,
                Story.start(uid, Story.NOON),
                TrainingConfig.of(1),
                1,
                RunState.RUNNING,
                "",
                0,
                List.of(),
                CurvePoints.NONE,
                List.of(),
                java.util.Optional.empty(),
                java.util.Optional.of(kept),
                java.util.Optional.of(kept));
    }

    @Test
    void whatKilledProcessesHadBegunToWriteIsGoneAtTheNextStart() throws Exception {
        Story.record(history, "net", Story.NOON, 9);
        history.close();
        Path weights = folder.resolve("weights");
        Path half = Files.createFile(weights.resolve(".a1-40.npz.999999999-3.part"));
        Path nobodys = Files.createFile(weights.resolve("a1-40.npz"));
        Path others = Files.createFile(weights.resolve("notes.npz"));
        assertThat(history.get().details(1).orElseThrow().checkpoints())
                .hasSize(1)
                .allMatch(one -> Files.exists(one.file()));
        assertThat(List.of(half, nobodys)).noneMatch(Files::exists);
        assertThat(others).exists();
    }

    @Test
    void whatALivingProcessWritesIsLeftAloneAndCountsInTheLimit() throws Exception {
        Story.record(history, "old", Story.NOON.minusSeconds(60), 9);
        long one = history.get().weightsKept();
        Path weights = folder.resolve("weights");
        Path draft = weights.resolve(".b1-40.npz." + ProcessHandle.current().pid() + "-0.part");
        Files.write(draft, new byte[(int) one]);
        Path written = Files.createFile(weights.resolve(
                HistoryDatabase.open(folder)
                                .sql()
                                .one("SELECT uid FROM run", row -> row.getString(1))
                                .orElseThrow() + "-999.npz"));
        try (HistorySource other = Story.source(folder)) {
            other.get();
        }
        assertThat(List.of(draft, written)).allMatch(Files::exists);

        HistoryDatabase database = HistoryDatabase.open(folder);
        RunSnapshot second = snapshot(
                "second", new RunSnapshot.Kept(20, OptionalInt.of(1), Optional.of(Story.weights(1)), Optional.empty()));
        long id = RunWriter.save(database.sql(), second, "");
        new Checkpoints(WeightsFolder.of(folder), 2 * one).save(database.sql(), id, second);
        database.close();
        assertThat(history.get().details(1).orElseThrow().checkpoints()).isEmpty();
    }

    @Test
    void theDataSetIsTakenDown() throws Exception {
        Story.record(history, "net", Story.NOON, 9);
        RunSummary run = history.get().list(RunQuery.newest(1)).getFirst();
        assertThat(run.data()).isEqualTo(Story.DATA);
        assertThat(run.trainImages()).isEqualTo(1_000);
        StringWriter csv = new StringWriter();
        RunsCsv.write(csv, List.of(run));
        assertThat(csv.toString().lines().toList().getLast())
                .endsWith(",digits,1000,2000,100,0123456789abcdef,/data/digits,fit=crop");
    }

    @Test
    void everySettingIsReadAsItWasWrittenAndOlderSettingsHaveWhatWasUsualThen() {
        OptimizerSettings muon = OptimizerSettings.of(OptimizerKind.MUON)
                .withAdam(new AdamSettings(0.7, 0.9, 1e-6))
                .withMuon(new MuonSettings(3, 0.01));
        TrainingConfig plan = TrainingConfig.of(9)
                .withOptimizer(muon)
                .withValidation(0.1)
                .withAveraging(0.99)
                .withCheckpointEvery(5)
                .withSchedule(ScheduleSettings.of(Schedule.COSINE)
                        .withCycles(3)
                        .withPatience(4)
                        .withPoints(RatePoints.parse("0:1,0.5:0.25,1:0")))
                .withEarlyStopping(new EarlyStopping(3, EarlyStopping.Measure.LOSS, 0.001));
        assertThat(TrainingConfigJson.read(TrainingConfigJson.text(plan))).contains(plan);
        assertThat(TrainingConfigJson.text(TrainingConfig.of(9)))
                .doesNotContain("beta", "patience", "ema", "cycles", "checkpoint");
        assertThat(TrainingConfigJson.read(TrainingConfigJson.text(TrainingConfig.of(9))))
                .contains(TrainingConfig.of(9));
    }

    @Test
    void averagedWeightsAndAnEarlyStopAreKept() throws Exception {
        try (RunRecorder recorder = Story.recorder(history, Story.start("net", Story.NOON), problem -> {
            throw new AssertionError(problem);
        })) {
            Evaluation raw = Story.evaluation(9);
            TrainingEvent.EpochDone.Averaged averaged =
                    new TrainingEvent.EpochDone.Averaged(Story.evaluation(4), Optional.of(Story.evaluation(3)));
            recorder.accept(new TrainingEvent.Started(TrainingConfig.of(9), 10, 2));
            recorder.accept(
                    new TrainingEvent.EpochDone(1, 10, raw, raw, Optional.of(raw), Optional.of(averaged), 900, 1));
            TrainingEvent.EpochDone.Averaged worse = new TrainingEvent.EpochDone.Averaged(raw, Optional.of(raw));
            recorder.accept(new TrainingEvent.EpochDone(2, 20, raw, raw, Optional.of(raw), Optional.of(worse), 900, 2));
            recorder.accept(new TrainingEvent.Finished(
                    20,
                    Optional.of(Story.evaluation(4)),
                    Story.weights(1),
                    false,
                    Optional.of(new TrainingEvent.BestEpochKept(1, 10, 2, true)),
                    2));
        }
        RunDetails run = history.get().details(1).orElseThrow();
        assertThat(run.summary().state()).isEqualTo(RunState.STOPPED_EARLY);
        assertThat(run.epochs().getFirst().averaged().orElseThrow().test().correct())
                .isEqualTo(96);
        assertThat(run.epochs()
                        .getFirst()
                        .averaged()
                        .orElseThrow()
                        .validation()
                        .orElseThrow()
                        .correct())
                .isEqualTo(97);
        assertThat(run.summary().best().orElseThrow().correct()).isEqualTo(96);
        assertThat(run.checkpoints()).singleElement().satisfies(kept -> {
            assertThat(kept.step()).isEqualTo(10);
            assertThat(kept.best()).isTrue();
            assertThat(kept.last()).isTrue();
        });
    }

    @Test
    void aHistoryOfTheFirstVersionOpensAndItsRunsSayWhatTheyKnow() throws Exception {
        Story.record(history, "net", Story.NOON, 9);
        history.close();
        HistoryDatabase database = HistoryDatabase.open(folder);
        for (String column : List.of("data_where", "data_images", "data_hash", "data_settings")) {
            database.sql().run("ALTER TABLE run DROP COLUMN " + column);
        }
        for (String measure : List.of("correct", "total", "loss")) {
            database.sql().run("ALTER TABLE epoch DROP COLUMN ema_test_" + measure);
            database.sql().run("ALTER TABLE epoch DROP COLUMN ema_validation_" + measure);
        }
        database.sql().run("ALTER TABLE checkpoint DROP COLUMN state_bytes");
        database.sql().run("PRAGMA user_version = 1");
        database.close();
        DataIdentity data = history.get().list(RunQuery.newest(1)).getFirst().data();
        assertThat(data).isEqualTo(new DataIdentity("digits", "", 1_000, 100, "", ""));
        Story.record(history, "net", Story.NOON, 9);
        assertThat(history.get().details(2).orElseThrow().summary().data()).isEqualTo(Story.DATA);
    }

    @Test
    void changedSettingsAreKept() throws Exception {
        LiveSettings changed = new LiveSettings(0.01, 0.8, 0.1, 0.5, 50);
        try (RunRecorder recorder = Story.recorder(history, Story.start("net", Story.NOON), problem -> {})) {
            recorder.accept(Story.started(2));
            recorder.accept(new TrainingEvent.SettingsChanged(5, changed, 40));
            Story.epoch(1, 10).forEach(recorder);
        }
        RunDetails details = history.get().details(1).orElseThrow();
        assertThat(details.changes()).containsExactly(new SettingsChange(5, changed));
        assertThat(details.summary().state()).isEqualTo(RunState.INTERRUPTED);
    }

    @Test
    void aFailedRunSaysWhy() throws Exception {
        try (RunRecorder recorder = Story.recorder(history, Story.start("net", Story.NOON), problem -> {})) {
            recorder.accept(Story.started(2));
            Story.epoch(1, 10).forEach(recorder);
            recorder.fail("it diverged");
        }
        RunDetails details = history.get().details(1).orElseThrow();
        assertThat(details.summary().state()).isEqualTo(RunState.FAILED);
        assertThat(details.failure()).isEqualTo("it diverged");
        assertThat(details.epochs()).hasSize(1);
    }

    @Test
    void ofARunThatWasStoppedWithinItsFirstEpochNoFigureIsInvented() throws Exception {
        try (RunRecorder recorder = Story.recorder(history, Story.start("net", Story.NOON), problem -> {})) {
            recorder.accept(Story.started(2));
            recorder.accept(new TrainingEvent.StepDone(1, 1, 2, 0.1, 100, new Progress(50, 2_000)));
            recorder.accept(new TrainingEvent.Finished(1, Optional.empty(), Story.weights(1), true, 0.2));
        }
        RunDetails details = history.get().details(1).orElseThrow();
        assertThat(details.summary().state()).isEqualTo(RunState.STOPPED);
        assertThat(details.summary().best()).isEmpty();
        assertThat(details.mistakes()).isEmpty();
        assertThat(details.summary().bestEpoch()).isEmpty();
        assertThat(details.checkpoints()).hasSize(1);
    }

    @Test
    void lossesThatAreNoNumbersAreKeptAsSuch() throws Exception {
        try (RunRecorder recorder = Story.recorder(history, Story.start("net", Story.NOON), problem -> {
            throw new AssertionError(problem);
        })) {
            recorder.accept(Story.started(2));
            var broken = new dev.netloom.engine.metric.Evaluation(10, 100, Double.NaN, List.of());
            recorder.accept(new TrainingEvent.EpochDone(1, 20, broken, broken, 1, 1));
        }
        assertThat(history.get()
                        .details(1)
                        .orElseThrow()
                        .epochs()
                        .getFirst()
                        .test()
                        .loss())
                .isNaN();
    }

    @Test
    void runsAreFoundByWordsOfTheirNamesTagsNotesAndSettings() throws Exception {
        Story.record(history, "Alpha", Story.NOON, 30);
        Story.record(history, "Beta", Story.NOON.plusSeconds(1), 10);
        Story.record(history, "합성곱", Story.NOON.plusSeconds(2), 20);
        history.get().tag(1, Tags.read("wide, Slow,wide"));
        history.get().note(2, "50% better, with_care");

        assertThat(names(RunQuery.newest(9).searching("SLOW alpha"))).containsExactly("Alpha 1");
        assertThat(names(RunQuery.newest(9).searching("50%"))).containsExactly("Beta 2");
        assertThat(names(RunQuery.newest(9).searching("with_care"))).containsExactly("Beta 2");
        assertThat(names(RunQuery.newest(9).searching("합성곱"))).containsExactly("합성곱 3");
        assertThat(names(RunQuery.newest(9).searching("one-cycle"))).hasSize(3);
        assertThat(names(RunQuery.newest(9).searching("gamma"))).isEmpty();
        assertThat(history.get().count("beta")).isEqualTo(1);
        assertThat(history.get().list(RunQuery.newest(9)).getLast().tags()).containsExactly("Slow", "wide");
    }

    @Test
    void runsComeInOrderAndInPages() throws Exception {
        Story.record(history, "b", Story.NOON, 30);
        Story.record(history, "C", Story.NOON.plusSeconds(1), 10);
        Story.record(history, "a", Story.NOON.plusSeconds(2), 20);

        assertThat(names(RunQuery.newest(9))).containsExactly("a 3", "C 2", "b 1");
        RunQuery byName = RunQuery.newest(2).sorted(RunSort.NAME, false);
        assertThat(names(byName)).containsExactly("a 3", "b 1");
        assertThat(names(byName.next())).containsExactly("C 2");
        assertThat(names(RunQuery.newest(9).sorted(RunSort.ACCURACY, true))).containsExactly("C 2", "a 3", "b 1");
    }

    @ParameterizedTest
    @EnumSource
    void everyOrderComesFromAnIndexInsteadOfSorting(RunSort sort) throws Exception {
        HistoryDatabase database = HistoryDatabase.open(folder);
        for (boolean down : new boolean[] {true, false}) {
            String query = RunReader.text(RunQuery.newest(9).sorted(sort, down), 0);
            List<String> plan =
                    database.sql().list("EXPLAIN QUERY PLAN " + query, row -> row.getString("detail"), 9, 0);
            assertThat(plan).singleElement().asString().contains("USING INDEX run_");
        }
        database.close();
    }

    @Test
    void aRunIsRenamedAndFoundByItsNewName() throws Exception {
        Story.record(history, "net", Story.NOON, 30);
        history.get().rename(1, "  My best  ");
        assertThat(names(RunQuery.newest(9).searching("my best"))).containsExactly("My best");
    }

    @Test
    void aDeletionCanBeTakenBackUntilADayLater() throws Exception {
        Story.record(history, "one", Story.NOON, 30);
        Story.record(history, "two", Story.NOON, 30);
        history.get().delete(List.of(1L, 2L));
        assertThat(names(RunQuery.newest(9))).isEmpty();
        history.get().restore(List.of(2L));
        assertThat(names(RunQuery.newest(9))).containsExactly("two 2");
        history.close();

        try (HistorySource later =
                new HistorySource(folder, InstantSource.fixed(Story.NOON.plus(Duration.ofDays(2))), aside -> {})) {
            later.get().restore(List.of(1L));
            assertThat(later.get().list(RunQuery.newest(9))).hasSize(1);
            assertThat(later.get().details(1)).isEmpty();
            try (var files = Files.list(folder.resolve("weights"))) {
                assertThat(files).hasSize(1);
            }
        }
    }

    @Test
    void runsThatGoOnFromACheckpointKnowIt() throws Exception {
        Story.record(history, "net", Story.NOON, 3);
        RunStart start = Story.start("net", Story.NOON).from(new Branch(1, 20));
        try (RunRecorder recorder = Story.recorder(history, start, problem -> {})) {
            recorder.accept(Story.started(1));
        }
        assertThat(history.get().details(2).orElseThrow().branch()).contains(new Branch(1, 20));
    }
}
