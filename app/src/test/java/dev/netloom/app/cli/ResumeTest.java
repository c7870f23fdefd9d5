package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.data.Dataset;
import dev.netloom.engine.data.Mnist;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.store.Samples;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a run learned from is taken down, and a run that goes on from it gets the same images or is refused.
class ResumeTest {
    @TempDir
    Path folder;

    private Path network;

    private record Outcome(int status, String out, String err) {}

    private Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Commands.run(new Console(new PrintWriter(out), new PrintWriter(err), Optional.empty()), arguments);
        return new Outcome(status, out.toString(), err.toString());
    }

    private Outcome train(String data, String... more) {
        String[] all = {
            "train",
            network.toString(),
            "--epochs",
            "1",
            "--out",
            folder.resolve("out").toString(),
            "--data",
            folder.resolve(data).toString()
        };
        String[] arguments = java.util.Arrays.copyOf(all, all.length + more.length);
        System.arraycopy(more, 0, arguments, all.length, more.length);
        return run(arguments);
    }

    @BeforeEach
    void prepare() throws Exception {
        network = folder.resolve("small.netloom.json");
        Graph graph = Graph.chain(new Input(1, 28, 28), new Flatten(), Dense.of(10), new Output());
        ProjectFile.write(network, new Project("Resumed " + folder.getFileName(), graph, Map.of()));
        Dataset mnist = Mnist.load(Samples.mnist());
        Mnist.save(folder.resolve("clothes"), mnist.train().first(60));
        Mnist.save(folder.resolve("digits"), mnist.test().first(60));
    }

    @Test
    void aRunGoesOnWithTheImagesThatItLearnedFromAndWithNoOthers() throws Exception {
        assertThat(train("clothes").status()).isZero();
        JsonNode run = new ObjectMapper()
                .readTree(run("runs", "--last", "1", "--format", "json").out());
        assertThat(run.get("data").asText()).isEqualTo("clothes");
        assertThat(run.get("data_where").asText()).endsWith("clothes");
        assertThat(run.get("train_images").asInt()).isEqualTo(60);
        assertThat(run.get("data_hash").asText()).hasSize(16);
        assertThat(run("runs", "--last", "1").out()).contains("clothes, 60");
        String number = run.get("id").asText();

        send(number);
        Outcome others = train("digits", "--resume", number);
        assertThat(others.status()).isEqualTo(1);
        assertThat(others.err().lines()).hasSize(1);
        assertThat(others.err())
                .contains("clothes", "digits", run.get("data_hash").asText());
        assertThat(train("clothes", "--limit", "30", "--resume", number).err()).contains("30 of 60");

        assertThat(train("clothes", "--normalize", "--resume", number).err())
                .contains("clothes (60 of 60", "read with normalize=true");

        assertThat(train("clothes", "--resume", run.get("name").asText()).status())
                .isZero();
        assertThat(train("clothes", "--resume", "no such run").err()).contains("no such run");
        assertThat(train("clothes", "--resume", number, "--weights", "x.npz").status())
                .isEqualTo(2);
    }

    /// To another user, who evaluates the run as its own does.
    private void send(String number) {
        Path page = folder.resolve("run.html");
        assertThat(run("export", number, "--to", "html", page.toString()).status())
                .isZero();
        assertThat(page).content().contains("Resumed", "data:image/png;base64,", "./clothes");
        assertThat(run("export", number, "--to", "html", "run.txt").status()).isEqualTo(2);
        Path bundle = folder.resolve("sent.netloom.zip");
        assertThat(run("export", number, "--to", "bundle", bundle.toString()).status())
                .isZero();
        Path opened = folder.resolve("opened.netloom.json");
        String user = System.getProperty("netloom.user");
        try {
            System.setProperty("netloom.user", folder.resolve("another").toString());
            for (int times = 0; times < 2; times++) {
                Outcome imported = run("import", bundle.toString(), "--out", opened.toString());
                assertThat(imported.status()).as(imported.err()).isZero();
                assertThat(imported.err().contains("was there already")).isEqualTo(times == 1);
            }
            assertThat(run("import", bundle.toString(), "--format", "json").out())
                    .contains("\"run\":1}");
            assertThat(run("runs", "--format", "json").out().lines()).hasSize(1);
            assertThat(run(
                                    "evaluate",
                                    opened.toString(),
                                    "--weights",
                                    folder.resolve("opened.npz").toString(),
                                    "--format",
                                    "json")
                            .out())
                    .contains("\"total\":60")
                    .isEqualTo(evaluateOwn());
        } finally {
            System.setProperty("netloom.user", user);
        }
    }

    private String evaluateOwn() {
        String weights = folder.resolve("out/weights.npz").toString();
        String data = folder.resolve("clothes").toString();
        return run("evaluate", network.toString(), "--weights", weights, "--data", data, "--format", "json")
                .out();
    }

    /// What is stopped here is the output: a report that cannot be told stops its run.
    @Test
    void aStoppedRunGoesOnAndANewOneBeginsWhereThatIsImpossible() throws Exception {
        Outcome whole = run(training("whole", "--epochs", "6"));
        assertThat(whole.status()).isZero();
        PrintWriter broken = new PrintWriter(new StrictWriter(new Full(2)));
        StringWriter err = new StringWriter();
        Commands.run(new Console(broken, new PrintWriter(err), Optional.empty()), training("half", "--epochs", "6"));
        JsonNode run = new ObjectMapper()
                .readTree(run("runs", "--last", "1", "--format", "json").out());
        assertThat(run.get("state").asText()).isEqualTo("stopped");
        String number = run.get("id").asText();

        Outcome rest = run(training("rest", "--resume", number, "--format", "json"));
        assertThat(rest.err()).contains("Goes on with run " + number);
        List<JsonNode> told = new ArrayList<>();
        for (String line : rest.out().lines().toList()) {
            told.add(new ObjectMapper().readTree(line));
        }
        assertThat(told.getLast().get("run").asText()).isEqualTo(number);
        assertThat(told.getLast().get("images_seen").asInt()).isEqualTo(360);
        assertThat(told.getFirst().get("epoch").asInt()).isGreaterThan(1);
        assertThat(Files.mismatch(folder.resolve("rest/weights.npz"), folder.resolve("whole/weights.npz")))
                .isEqualTo(-1);

        assertThat(run(training("more", "--resume", number)).err()).contains("new run", "end of its plan");
        assertThat(run("runs", "--last", "1").out()).contains("6 epochs");
    }

    /// A disk that takes a few lines.
    private static final class Full extends Writer {
        private int left;

        Full(int lines) {
            left = lines;
        }

        @Override
        public void write(char[] text, int from, int length) {}

        @Override
        public void flush() throws IOException {
            if (left-- <= 0) {
                throw new IOException("full");
            }
        }

        @Override
        public void close() {}
    }

    private String[] training(String out, String... more) {
        List<String> all = new ArrayList<>(List.of(
                "train",
                network.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--data",
                folder.resolve("clothes").toString()));
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void severalSeedsAnswerTogetherAndAreNotTrainedTwice() throws Exception {
        String seed = Integer.toString(folder.hashCode() & 0xffffff); // the history may know others from earlier tests
        String data = folder.resolve("digits").toString();
        String[] command = {
            "ensemble",
            network.toString(),
            "--members",
            "3",
            "--epochs",
            "1",
            "--format",
            "json",
            "--vote",
            "--data",
            data,
            "--seed",
            seed
        };
        Outcome first = run(command);
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.err()).contains("member 3 of 3").doesNotContain("taken from");
        List<String> lines = first.out().lines().toList();
        assertThat(lines).hasSize(4);
        JsonNode verdict = new ObjectMapper().readTree(lines.getLast());
        assertThat(verdict.get("event").asText()).isEqualTo("verdict");
        assertThat(verdict.get("total").asInt()).isEqualTo(60);
        assertThat(verdict.get("sizes")).hasSize(3);
        Outcome again = run(command);
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err().lines()).hasSize(3).allMatch(line -> line.contains("taken from the history"));

        String name = new ObjectMapper().readTree(lines.getFirst()).get("name").asText();
        Outcome text = run("ensemble", name, "--data", data);
        assertThat(text.out()).contains("Ensemble of one member");
        assertThat(run("ensemble", name, name).err()).contains("named twice");
        assertThat(run("ensemble", name, "--epochs", "2").status()).isEqualTo(2);
        assertThat(run("ensemble", "simple-convnet").err()).contains("--members");
        assertThat(run("ensemble", name).err()).contains("learned from other images");
    }

    @Test
    void manySettingsAreTriedJudgedAndNotTrainedTwice() throws Exception {
        Path best = folder.resolve("best.netloom.json");
        Outcome first = run(sweep("--over", "learning-rate 0.01, 0.0001", "--out", best.toString()));
        assertThat(first.status()).as(first.err()).isZero();
        assertThat(first.err()).contains("Holds out 10%", "point 3 of 4").doesNotContain("taken from");
        List<String> lines = first.out().lines().toList();
        assertThat(lines).hasSize(5);
        JsonNode point = new ObjectMapper().readTree(lines.getFirst());
        assertThat(point.get("state").asText()).isEqualTo("done");
        assertThat(point.get("multiply_adds").asDouble()).isEqualTo(54 * 7840.0);
        JsonNode verdict = new ObjectMapper().readTree(lines.getLast());
        assertThat(verdict.get("failed").asInt()).as("20 units for 10 classes").isEqualTo(2);
        assertThat(verdict.get("best").get("test_total").asInt()).isEqualTo(60);
        assertThat(verdict.get("best").get("command").asText()).contains("--learning-rate", "--data");
        assertThat(verdict.get("importance")).hasSize(2);
        assertThat(ProjectFile.read(best).training()).containsEntry("validation", "0.1");
        Outcome again = run(sweep("--over", "learning-rate 0.01, 0.0001"));
        assertThat(again.out()).isEqualTo(first.out());
        assertThat(again.err().lines().filter(line -> line.contains("taken from the history")))
                .hasSize(2);
        Outcome wrong = run(sweep("--over", "dense7.units 3"));
        assertThat(wrong.status()).isEqualTo(2);
        assertThat(wrong.err()).contains("dense7", "input1, dense1");
        assertThat(run(sweep("--over", "dense1.bias maybe")).err()).contains("true, false");
        assertThat(run(sweep("--over", "learning-rate 1000")).err()).contains("cannot be 1000");
        assertThat(run(sweep("--over", "epochs 1..9 9")).err()).contains("18 points", "budget is 9");
    }

    private String[] sweep(String... more) {
        List<String> all = new ArrayList<>(List.of("sweep", network.toString(), "--over", "dense1.units 10, 20"));
        // A history of earlier tests may be there: this seed is none of theirs.
        all.addAll(List.of("--seed", Integer.toString(folder.hashCode() & 0xffffff)));
        all.addAll(List.of("--epochs", "1", "--budget", "9", "--format", "json", "--data"));
        all.add(folder.resolve("digits").toString());
        all.addAll(List.of(more));
        return all.toArray(String[]::new);
    }

    @Test
    void severalWeightsAreAnEnsembleAndTheNetworkMayStandLast() {
        String weights = Samples.weights("simple-convnet").toString();
        Outcome outcome = run("evaluate", "--weights", weights, weights, "simple-convnet", "--format", "json");
        assertThat(outcome.out().lines().toList().getLast()).contains("\"members\":2");
        assertThat(run("evaluate", "simple-convnet", "--weights", weights, weights, "--tta", "2")
                        .status())
                .isEqualTo(2);
        assertThat(run("evaluate", "simple-convnet", "--vote").status()).isEqualTo(2);
    }
}
