package dev.netloom.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.ProjectFile;
import dev.netloom.engine.template.Template;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private record Outcome(int status, String out, String err) {}

    private static Outcome run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Commands.run(new Console(new PrintWriter(out), new PrintWriter(err), Optional.empty()), arguments);
        return new Outcome(status, out.toString(), err.toString());
    }

    private static JsonNode json(String... arguments) throws IOException {
        Outcome outcome = run(Stream.concat(Stream.of(arguments), Stream.of("--format", "json"))
                .toArray(String[]::new));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.status()).isZero();
        assertThat(outcome.out().lines()).hasSize(1);
        return JSON.readTree(outcome.out());
    }

    private static void assertFails(int status, Outcome outcome, String... words) {
        assertThat(outcome.status()).isEqualTo(status);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err().lines()).hasSize(1);
        assertThat(outcome.err()).startsWith("netloom: ").contains(words).doesNotContain("Exception", "\tat ");
    }

    /// Without a class of ND4J or of the native libraries there is nothing that could hold an array outside the heap;
    /// in the heap, the 138 million parameters would take eleven times what there is.
    @Test
    void itMakesNoWeights() throws Exception {
        Path loaded = folder.resolve("classes.txt");
        Path out = folder.resolve("out.json");
        int status = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-Xlog:class+load:file=" + loaded,
                        "-Dnetloom.home=" + System.getProperty("netloom.home"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.netloom.app.Main",
                        "summary",
                        "vgg16",
                        "--format",
                        "json")
                .redirectOutput(out.toFile())
                .redirectError(folder.resolve("err").toFile())
                .start()
                .waitFor();

        assertThat(Files.readString(folder.resolve("err"))).isEmpty();
        assertThat(status).isZero();
        assertThat(JSON.readTree(out.toFile()).get("parameters").asLong()).isEqualTo(138_357_544);
        try (Stream<String> classes = Files.lines(loaded)) {
            List<String> names = classes.toList();
            assertThat(names).anyMatch(line -> line.contains("dev.netloom.engine.graph.Summary"));
            assertThat(names).noneMatch(line -> line.contains("org.nd4j") || line.contains("org.bytedeco"));
        }
    }

    @Test
    void everyTemplateIsSummedUpAsTextAndAsJson() throws IOException {
        for (Template template : Template.all()) {
            JsonNode summary = json("summary", template.name());
            assertThat(summary.get("layers"))
                    .hasSize(template.project().graph().nodes().size());
            assertThat(summary.get("layers").get(0).get("id").asText()).isEqualTo("input");
            Outcome text = run("summary", template.name());
            assertThat(text.out().lines().toList().getLast())
                    .containsPattern("Total +"
                            + String.format(
                                    Locale.ENGLISH,
                                    "%,d",
                                    summary.get("parameters").asLong()));
        }
    }

    @Test
    void withoutANetworkThoseThatThereAreAreListed() throws IOException {
        List<String> names = new ArrayList<>();
        for (String line : run("summary", "--format", "json").out().lines().toList()) {
            names.add(JSON.readTree(line).get("network").asText());
        }
        assertThat(names)
                .contains("deep-convnet", "simple-convnet")
                .containsAll(Template.all().stream().map(Template::name).toList());
        assertThat(run("summary").out().lines().toList())
                .hasSizeGreaterThan(names.size())
                .anyMatch(line -> line.contains("123,552"));
        assertThat(run("summary", "--classes", "5").status()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        // of every layer but the last one, and that one's 2,048 inputs for as many classes
        "resnet50, 3x224x224, 10, 23528522",
        "resnet50, 3x448x448, 1000, 25557032",
        // a first dense layer of 512 x 1 x 1 inputs instead of 512 x 7 x 7, which are 48 x 512 x 4,096 weights fewer
        "vgg16, 3x32x32, 1000, 37694248",
        "lenet5, 3x32x32, 100, 90776",
        "deep-convnet, 1x28x28, 26, 124368"
    })
    void otherImagesAndClassesChangeShapesAndCosts(String network, String input, int classes, long parameters)
            throws IOException {
        JsonNode summary = json("summary", network, "--input", input, "--classes", Integer.toString(classes));
        assertThat(summary.get("parameters").asLong()).isEqualTo(parameters);
        JsonNode layers = summary.get("layers");
        assertThat(layers.get(layers.size() - 1).get("output").get(0).asInt()).isEqualTo(classes);
        assertThat(layers.get(0).get("output")).hasToString("[" + input.replace('x', ',') + "]");
    }

    @Test
    void aProjectFileTakesOtherImagesToo() throws IOException {
        Path file = folder.resolve("tiny.netloom.json");
        Graph tiny = Graph.chain(new Input(1, 28, 28), new Flatten(), Dense.of(10), new Output());
        ProjectFile.write(file, new Project("Tiny", tiny, Map.of()));
        assertThat(json("summary", file.toString(), "--input", "3x8x8")
                        .get("parameters")
                        .asInt())
                .isEqualTo(3 * 64 * 10 + 10);
    }

    @Test
    void imagesThatAreTooSmallAreRefusedWithTheBlockAndTheNumbers() {
        assertFails(
                1,
                run("summary", "vgg16", "--input", "3x16x16"),
                "vgg16 cannot take images of 3x16x16",
                "features.30: ");
        assertFails(1, run("summary", "alexnet", "--input", "3x5000x16"), "Rows", "Input", "5000", "4096");
    }

    @Test
    void aNetworkThatEndsInBranchesCannotBeGivenOtherClasses() throws IOException {
        Path file = folder.resolve("sum.netloom.json");
        Graph sum = new Graph(List.of(
                Node.of("input", new Input(10, 1, 1)),
                Node.of("a", Dense.of(10), "input"),
                Node.of("sum", new Add(), "a", "input"),
                Node.of("output", new Output(), "sum")));
        ProjectFile.write(file, new Project("Sum", sum, Map.of()));
        assertFails(1, run("summary", file.toString(), "--classes", "5"), "cannot be given 5 classes");
        assertFails(1, run("summary", "lenet5", "--classes", "999999"), "Units", "65536");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--input 224", "--input 3x0x4", "--input 3x224x-1", "--classes 0", "--classes ten"})
    void wrongNumbersAreWrongUsage(String options) {
        assertFails(2, run(("summary vgg16 " + options).split(" ")), options.split(" ")[0], "--help");
    }
}
