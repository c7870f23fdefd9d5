package dev.netloom.engine.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.data.DataFolder;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.store.FileProblem;
import dev.netloom.engine.store.Samples;
import dev.netloom.engine.train.TrainingControl;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentFileTest {
    @TempDir
    Path folder;

    static List<String> names() throws IOException {
        return ExperimentFile.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyPreparedExperimentCanBeDone(String name) throws FileProblem {
        Experiment experiment = ExperimentFile.named(name);
        assertThat(experiment.name()).isEqualTo(name);
        assertThat(experiment.pairs()).isNotEmpty();
        assertThat(experiment.seeds()).isGreaterThan(1);
        assertThat(experiment.arms())
                .allSatisfy(arm ->
                        assertThat(GraphCheck.of(arm.graph()).ok()).as(arm.id()).isTrue());
    }

    /// Per pair of an input and an output channel, of which there are 16 · 16: chapter 8.1.2.
    @ParameterizedTest
    @CsvSource({"5x5, two-3x3, 25, 18", "7x7, three-3x3, 49, 27"})
    void withEqualChannelsTheStackHasFewerWeights(String single, String stack, int large, int small)
            throws FileProblem {
        Experiment experiment = ExperimentFile.named("equal-channels");
        ArmFacts one = ArmFacts.of(experiment.arm(single).graph());
        ArmFacts many = ArmFacts.of(experiment.arm(stack).graph());
        int layers = small / 9;
        assertThat(one.parameters() - many.parameters()).isEqualTo((large - small) * 16 * 16 - (layers - 1) * 16);
        assertThat(many.field()).isEqualTo(one.field());
        assertThat(many.nonLinearities()).isEqualTo(one.nonLinearities() + layers - 1);
    }

    @Test
    void fewerDigitsSeedsAndEpochsCanBeAskedFor() throws FileProblem {
        Experiment asked = ExperimentFile.named("shallow-or-deep")
                .limited(1000)
                .withEpochs(2)
                .withSeeds(1)
                .withFirstSeed(9);
        assertThat(asked.arms()).extracting(Arm::digits).containsExactly(600, 600, 1000, 1000, 1000, 1000);
        assertThat(asked.arms()).extracting(Arm::epochs).containsOnly(2);
        assertThat(asked.allSeeds()).containsExactly(9L);
    }

    /// EMNIST's files, as small as they can be: a letter of each.
    @Test
    void lettersAreLearnedByANetworkThatTellsAllApart() throws Exception {
        ByteBuffer labels = ByteBuffer.allocate(8 + 26).putInt(0x801).putInt(26);
        for (byte letter = 1; letter <= 26; letter++) {
            labels.put(letter);
        }
        ByteBuffer images = ByteBuffer.allocate(16 + 26 * 784)
                .putInt(0x803)
                .putInt(26)
                .putInt(28)
                .putInt(28);
        for (String part : List.of("train", "test")) {
            Files.write(folder.resolve("emnist-letters-" + part + "-images-idx3-ubyte"), images.array());
            Files.write(folder.resolve("emnist-letters-" + part + "-labels-idx1-ubyte"), labels.array());
        }
        Experiment letters = ExperimentFile.named("transfer-letters");
        assertThat(letters.data()).isEqualTo("emnist-letters");
        assertThat(letters.arms().stream().filter(arm -> arm.from().equals("source")))
                .hasSize(6)
                .allSatisfy(arm -> assertThat(arm.graph())
                        .isEqualTo(letters.arm("scratch-1").graph()));
        Arm one = letters.limited(26).withEpochs(1).arm("scratch-1");
        Experiment small = new Experiment("letters", List.of(one), List.of(), letters.plan(), 1, false);
        List<ArmRun> runs = ExperimentRunner.run(small, DataFolder.load(folder), new TrainingControl(), event -> {});
        assertThat(runs)
                .singleElement()
                .satisfies(run -> assertThat(run.test().total()).isEqualTo(26));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | experiment.json",
                "{\"netloom_experiment\": 2, \"arms\": [], \"pairs\": []} | experiment.version",
                "{\"netloom_experiment\": 1} | experiment.arms",
                "{\"netloom_experiment\": 1, \"arms\": [], \"pairs\": []} | experiment.value",
                "{\"netloom_experiment\": 1, \"arms\": [{\"id\": \"a\"}], \"pairs\": []} | experiment.arms",
                "{\"netloom_experiment\": 1, \"arms\": [{\"id\": \"a\", \"title\": \"A\", \"network\": \"none\"}], \"pairs\": []} | experiment.network",
                "{\"netloom_experiment\": 1, \"arms\": [{\"id\": \"a\", \"title\": \"A\", \"network\": \"deep\", \"augment\": \"whirl:3\"}], \"pairs\": []} | experiment.value",
                "{\"netloom_experiment\": 1, \"arms\": [{\"id\": \"a\", \"title\": \"A\", \"network\": \"deep\"}], \"pairs\": [[\"a\"]]} | experiment.pair",
                "{\"netloom_experiment\": 1, \"arms\": [{\"id\": \"a\", \"title\": \"A\", \"network\": \"deep\"}], \"pairs\": [[\"a\", \"b\"]]} | experiment.value",
                "{\"netloom_experiment\": 1, \"arms\": [], \"pairs\": [], \"colour\": 1} | experiment.json"
            })
    void aFileThatIsNoneSaysWhy(String text, String key) throws IOException {
        Path file = Files.writeString(folder.resolve("own.json"), text);
        assertThatThrownBy(() -> ExperimentFile.read(file))
                .isInstanceOfSatisfying(
                        FileProblem.class, problem -> assertThat(problem.key()).isEqualTo(key));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "[]",
                "{\"netloom_experiment\":1,\"arms\":[null],\"pairs\":[]}",
                "{\"netloom_experiment\":1,\"arms\":[],\"pairs\":[null]}",
                "{\"netloom_experiment\":1,\"arms\":[],\"pairs\":[[null]]}",
                "{\"netloom_experiment\":1,\"arms\":[],\"pairs\":[],\"seeds\":2000000000}",
                "{\"netloom_experiment\":4294967297,\"arms\":[],\"pairs\":[]}"
            })
    void whatIsNoExperimentIsRefusedInWords(String text) throws Exception {
        Path file = Files.writeString(folder.resolve("damaged.json"), text);
        assertThatThrownBy(() -> ExperimentFile.read(file)).isInstanceOf(FileProblem.class);
    }

    @Test
    void mutatedExperimentsAreReadOrRefused() throws Exception {
        readMutated(Mutations.SAMPLE);
    }

    @Test
    @Tag("exhaustive")
    void manyMutatedExperimentsAreReadOrRefused() throws Exception {
        readMutated(Mutations.ALL);
    }

    private void readMutated(int count) throws IOException {
        List<byte[]> files = new ArrayList<>();
        for (String name : ExperimentFile.names()) {
            files.add(Files.readAllBytes(Samples.folder().resolve("experiments/" + name + ".json")));
        }
        Path file = folder.resolve("mutated.json");
        Mutations.check(files, count, FileProblem.class, bytes -> {
            Files.write(file, bytes);
            Experiment read = ExperimentFile.read(file);
            assertThat(read.allSeeds()).hasSize(read.seeds());
            assertThat(read.twins()).isNotEmpty();
        });
    }
}
