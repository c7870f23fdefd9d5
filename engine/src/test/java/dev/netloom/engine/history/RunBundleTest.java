package dev.netloom.engine.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.LabelledImages;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.metric.Evaluation;
import dev.netloom.engine.network.Network;
import dev.netloom.engine.network.Weights;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.WeightsFile;
import dev.netloom.engine.train.Evaluator;
import dev.netloom.engine.train.LiveSettings;
import dev.netloom.engine.train.TrainingEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A run goes from one user's folder into another's.
@Timeout(120)
class RunBundleTest {
    private static final Graph NETWORK = Graph.chain(new Input(1, 8, 8), new Flatten(), Dense.of(10), new Output());

    @TempDir
    Path temporary;

    private HistorySource here;
    private HistorySource there;
    private Path file;

    @BeforeEach
    void open() throws Exception {
        here = Story.source(temporary.resolve("here/history"));
        there = Story.source(temporary.resolve("there/history"));
        file = temporary.resolve("sent/net.netloom.zip");
        record(here);
        here.get().rename(1, "Favourite");
        here.get().tag(1, List.of("wide"));
        here.get().note(1, "Why?");
        Project project = new Project("net", NETWORK, Map.of())
                .withTraining(new TreeMap<>(Map.of("data", "./photos", "epochs", "2")));
        RunBundle.write(file, here.get(), here.get().details(1).orElseThrow(), project);
    }

    @AfterEach
    void close() {
        here.close();
        there.close();
    }

    private static Weights weights(long seed) {
        try (Network network = new Network(NETWORK, seed)) {
            return new Weights(network.weights().arrays(), "channels=1");
        }
    }

    private static void record(HistorySource history) {
        RunStart start = new RunStart(
                new Project("net", NETWORK, Map.of()),
                Origin.COMMAND,
                Story.NOON,
                Story.DATA,
                1_000,
                Story.TEST,
                Optional.empty());
        try (RunRecorder recorder = Story.recorder(history, start, problem -> {
            throw new AssertionError(problem);
        })) {
            recorder.accept(Story.started(2));
            for (int epoch = 1; epoch <= 2; epoch++) {
                for (TrainingEvent event : Story.epoch(epoch, 20 + 10 * epoch)) {
                    recorder.accept(
                            event instanceof TrainingEvent.WeightsTaken taken
                                    ? new TrainingEvent.WeightsTaken(taken.step(), weights(epoch))
                                    : event);
                }
                recorder.accept(new TrainingEvent.SettingsChanged(30, new LiveSettings(0.01, 0.9, 0, 1, 50), 40));
            }
            recorder.accept(new TrainingEvent.Finished(
                    2L * Story.STEPS, Optional.of(Story.evaluation(40)), weights(2), false, 2.5));
        }
    }

    @Test
    void theRunIsThereWithAllThatWasKnownOfItAndGivesTheSameEvaluation() throws Exception {
        long id = RunBundle.read(file).enter(there.get());

        RunDetails was = here.get().details(1).orElseThrow();
        RunDetails is = there.get().details(id).orElseThrow();
        assertThat(is.summary().origin()).isEqualTo(Origin.IMPORTED);
        assertThat(is.summary().name()).isEqualTo("Favourite");
        assertThat(is.summary().tags()).containsExactly("wide");
        assertThat(is.summary().notes()).isEqualTo("Why?");
        assertThat(is.summary().started()).isEqualTo(Story.NOON);
        assertThat(is.summary().best()).isEqualTo(was.summary().best());
        assertThat(is.summary().data().hash()).isEqualTo(Story.DATA.hash());
        assertThat(is.summary().data().where()).isEmpty();
        assertThat(is.settings()).isEqualTo(was.settings());
        assertThat(is.kernels()).isEqualTo(was.kernels());
        assertThat(is.epochs()).isEqualTo(was.epochs());
        assertThat(is.changes()).isEqualTo(was.changes());
        assertThat(is.curve().losses()).isEqualTo(was.curve().losses());
        assertThat(is.mistakes()).isEqualTo(was.mistakes());
        assertThat(is.project()).contains(temporary.resolve("sent/photos").toString());
        assertThat(is.checkpoints()).extracting(Checkpoint::step).containsExactly((long) Story.STEPS);
        assertThat(is.checkpoints()).extracting(Checkpoint::last).containsExactly(false);
        assertThat(evaluate(is)).isEqualTo(evaluate(was));
    }

    private static List<Object> evaluate(RunDetails run) throws Exception {
        Checkpoint best =
                run.checkpoints().stream().filter(Checkpoint::best).findFirst().orElseThrow();
        Weights weights = WeightsFile.read(best.file(), NETWORK).weights();
        byte[] pixels = new byte[100 * 64];
        new Random(3).nextBytes(pixels);
        LabelledImages images = new LabelledImages(NETWORK.inputShape().orElseThrow(), pixels, new byte[100]);
        Evaluation evaluation = Evaluator.evaluate(NETWORK, weights, images);
        return List.of(evaluation.loss(), evaluation.misclassified(), weights.input());
    }

    @Test
    void openedTwiceItIsThereOnceAndOnItsOwnMachineItIsThereAlready() throws Exception {
        long id = RunBundle.read(file).enter(there.get());
        there.get().delete(List.of(id));

        assertThat(RunBundle.read(file).enter(there.get())).isEqualTo(id);
        assertThat(there.get().list(RunQuery.newest(9))).hasSize(1);
        assertThat(RunBundle.read(file).enter(here.get())).isEqualTo(1);
        assertThat(here.get().list(RunQuery.newest(9))).hasSize(1);
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        assertRefused(Map.of("../evil", new byte[1]), "../evil");
        assertRefused(Map.of("run.json", new byte[0]), "run.json");
        assertRefused(Map.of("run.json", "{\"netloom_run\": 9}".getBytes()), "newer");
        assertRefused(Map.of("run.json", new byte[40 << 20]), "run.json in it is larger");
        assertRefused(Map.of("weights.npz", new byte[3]), "weights.npz");
        String run = new String(entries().get("run.json"));
        assertRefused(
                Map.of("run.json", run.replaceFirst("\"uid\" : \"", "$0../").getBytes()), "uid");
        assertRefused(
                Map.of(
                        "run.json",
                        run.replaceFirst("\"epoch\" : 2", "\"epoch\" : 1").getBytes()),
                "epochs");
        assertRefused(
                Map.of(
                        "run.json",
                        run.replaceFirst("\"correct\" : \\d+", "\"correct\" : -1")
                                .getBytes()),
                "correct");
        assertThatThrownBy(() -> RunBundle.read(temporary.resolve("none"))).hasMessageContaining("there is no file");
        Files.writeString(file, "no zip");
        assertThatThrownBy(() -> RunBundle.read(file)).hasMessageContaining("holds no project");
    }

    @Test
    void aDamagedFileGivesAClearMessageOrARightRun() throws Exception {
        damaged(Mutations.SAMPLE);
    }

    @Tag("exhaustive")
    @Test
    @Timeout(600)
    void manyDamagedFilesGiveAClearMessageOrARightRun() throws Exception {
        Mutations.Tally tally = damaged(Mutations.ALL);
        System.out.println(tally);
        assertThat(tally.read()).isPositive();
    }

    /// Half of them in the packed file, of which checksums tell most; the others in what it holds, packed anew.
    private Mutations.Tally damaged(int count) throws Exception {
        Map<String, byte[]> whole = entries();
        Path sent = temporary.resolve("damaged.netloom.zip");
        Mutations.Tally tally =
                Mutations.check(List.of(Files.readAllBytes(file)), count / 2, FileProblem.class, bytes -> {
                    Files.write(sent, bytes);
                    assertRight(sent);
                });
        for (String part : List.of("run.json", "project.netloom.json")) {
            tally = tally.with(Mutations.check(List.of(whole.get(part)), count / 4, FileProblem.class, bytes -> {
                Map<String, byte[]> changed = new LinkedHashMap<>(whole);
                changed.put(part, bytes);
                pack(sent, changed);
                assertRight(sent);
            }));
        }
        return tally;
    }

    /// What is read can be trained, and stands in a new history as it says.
    private void assertRight(Path sent) throws Exception {
        RunBundle bundle;
        try {
            bundle = RunBundle.read(sent);
        } catch (FileProblem problem) {
            assertThat(problem.getMessage()).contains(sent.toString());
            throw problem;
        }
        assertThat(GraphCheck.of(bundle.project().graph()).ok()).isTrue();
        Path folder = Files.createTempDirectory(temporary, "history");
        try (HistorySource fresh = Story.source(folder)) {
            long id = bundle.enter(fresh.get());
            assertThat(fresh.get().details(id).orElseThrow().summary().origin()).isEqualTo(Origin.IMPORTED);
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    private static void pack(Path zipped, Map<String, byte[]> entries) throws IOException {
        try (OutputStream out = Files.newOutputStream(zipped);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
    }

    private void assertRefused(Map<String, byte[]> changed, String why) throws Exception {
        Map<String, byte[]> entries = entries();
        entries.putAll(changed);
        Path other = temporary.resolve("other.netloom.zip");
        pack(other, entries);
        assertThatThrownBy(() -> RunBundle.read(other))
                .isInstanceOf(FileProblem.class)
                .hasMessageContaining(why);
    }

    private Map<String, byte[]> entries() throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
