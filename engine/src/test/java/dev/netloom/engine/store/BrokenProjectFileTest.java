package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Summary;
import dev.netloom.engine.reference.RandomGraph;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Damaged, strange and newer files: each says what is wrong, and where.
class BrokenProjectFileTest extends ProjectFiles {
    @Test
    void aFileThatBreaksOffAnywhereSaysInWhichLine() throws Exception {
        String text = ProjectFile.text(new Project("Cut", RandomGraph.draw(3, 4), Map.of()))
                .strip();
        for (int length = 1; length < text.length(); length++) {
            String cut = text.substring(0, length);
            assertProblem(cut, cut.split("\n", -1).length, "json");
        }
    }

    @Test
    void choicesAndMisspeltSettingsAreToldWhatThereIs() {
        assertProblem(
                ONE_BLOCK.formatted("\"initialization\":\"lucky\""),
                1,
                "choice",
                "a",
                "initialization",
                "\"lucky\"",
                "he, xavier, fixed");
        FileProblem problem = problem(ONE_BLOCK.formatted("\"kernal\":5"));
        assertThat(problem.key()).isEqualTo("project.field");
        assertThat(problem.arguments())
                .contains("kernal", "conv")
                .last()
                .asString()
                .contains("kernel");
    }

    @Test
    void unknownTypesMissingNamesAndNamesGivenTwiceAreNamed() {
        String block = "{\"id\":\"%s\",\"type\":\"%s\"}";
        String file = "{\"netloom\":1,\"blocks\":[\n%s]}";
        assertProblem(file.formatted(block.formatted("a", "attention")), 2, "type", "a", "attention");
        assertProblem(file.formatted(block.formatted(" ", "relu")), 2, "no-id");
        assertProblem(file.formatted("{\"id\":5,\"type\":\"relu\"}"), 2, "no-id");
        assertProblem(file.formatted("{\"id\":\"a\"}"), 2, "no-type", "a");
        String relu = block.formatted("a", "relu");
        assertProblem(file.formatted(relu + ",\n" + relu), 3, "twice", "a", 2);
    }

    @Test
    void moreBlocksThanAWindowCanShowAreRefused() {
        String blocks = IntStream.rangeClosed(0, 5000)
                .mapToObj(number -> "{\"id\":\"b" + number + "\",\"type\":\"relu\"}")
                .collect(Collectors.joining(",\n"));
        assertProblem("{\"netloom\":1,\"blocks\":[\n" + blocks + "]}", 5002, "many", 5000);
    }

    @Test
    void nestingWithoutEndIsRefused() {
        assertProblem("{\"netloom\":1,\"blocks\":[],\"x\":" + "[".repeat(100_000), 1, "json");
    }

    @Test
    void fieldsOfTheWholeThatNobodyKnowsArePassedOver() throws Exception {
        String text = "\ufeff{\"comment\":{\"by\":[1]},\"blocks\":[{\"id\":\"a\",\"type\":\"relu\"}],\"netloom\":1}";
        assertThat(ProjectFile.parse("x", text).graph().nodes()).hasSize(1);
    }

    @Test
    void aFileOfANewerProgramIsNotGuessedAt() {
        FileProblem problem = problem("{\"blocks\":[{\"type\":\"attention\"}],\"netloom\":2}");
        assertThat(problem.key()).isEqualTo("newer");
        assertThat(problem.arguments()).containsExactly("net.netloom.json", "2", 1);
    }

    /// 2^32 + 1, which an int takes for 1.
    @Test
    void aVersionThatNoNumberOfThisProgramHoldsIsNewer() {
        FileProblem problem = problem("{\"netloom\":4294967297,\"blocks\":[]}");
        assertThat(problem.key()).isEqualTo("newer");
        assertThat(problem.arguments()).containsExactly("net.netloom.json", "4294967297", 1);
        assertThat(problem("{\"netloom\":" + "9".repeat(900) + ",\"blocks\":[]}")
                        .key())
                .isEqualTo("newer");
        assertProblem("{\"netloom\":-4294967295,\"blocks\":[]}", 1, "kind");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"\\ud800\",\"type\":\"relu\"}",
                "{\"id\":\"a\",\"type\":\"relu\",\"inputs\":[\"b\\udc00\"]}",
                "{\"id\":\"a\",\"type\":\"\\ud801\"}",
            })
    void halvesOfCharactersAreRefused(String block) {
        assertProblem("{\"netloom\":1,\"blocks\":[\n" + block + "]}", 2, "half");
        String group = block.replace("type", "title").replace("inputs", "members");
        assertProblem("{\"netloom\":1,\"blocks\":[],\"groups\":[\n" + group + "]}", 2, "half");
        assertProblem("{\"netloom\":1,\"blocks\":[],\"name\":\"\\ud800\"}", 1, "half");
    }

    @Test
    void wholeCharactersBeyondTheBasicOnesAreRead() throws Exception {
        String text = "{\"netloom\":1,\"blocks\":[{\"id\":\"\\ud83d\\ude00\",\"type\":\"relu\"}]}";
        assertThat(ProjectFile.parse("x", text).graph().contains("\ud83d\ude00"))
                .isTrue();
    }

    @Test
    void namesThatNoFileOfWeightsCanHoldAreRefused() {
        String id = "i".repeat(70_000);
        FileProblem problem = problem("{\"netloom\":1,\"blocks\":[\n{\"id\":\"" + id + "\",\"type\":\"relu\"}]}");
        assertThat(problem.key()).isEqualTo("project.long");
        assertThat(problem.arguments())
                .containsExactly("net.netloom.json", 2, "\"" + "i".repeat(39) + "…", 70_000, 500);
    }

    @Test
    void moreWiresThanAPersonDrawsAreRefused() {
        String blocks = IntStream.range(0, 201)
                .mapToObj(number -> "{\"id\":\"b" + number + "\",\"type\":\"add\",\"inputs\":["
                        + IntStream.range(0, number)
                                .mapToObj(input -> "\"b" + input + "\"")
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(",\n"));
        assertProblem("{\"netloom\":1,\"blocks\":[\n" + blocks + "]}", 202, "wires", 20_000);
    }

    @Test
    void groupsInOneAnotherWithoutEndAreRefusedAtOnce() {
        Mutations.Tally tally = Mutations.measure(
                nested(500).getBytes(StandardCharsets.UTF_8),
                FileProblem.class,
                bytes -> ProjectFile.parse("x", new String(bytes, StandardCharsets.UTF_8)));
        assertThat(tally.refused()).isOne();
        assertProblem(nested(33), 1, "deep", 32);
        assertThat(catchThrowableOfType(FileProblem.class, () -> ProjectFile.parse("x", nested(32))))
                .isNull();
    }

    private static String nested(int depth) {
        String blocks = IntStream.range(0, depth)
                .mapToObj(number -> "{\"id\":\"b" + number + "\",\"type\":\"relu\"}")
                .collect(Collectors.joining(","));
        String groups = IntStream.range(0, depth)
                .mapToObj(number -> "{\"id\":\"g" + number + "\",\"members\":["
                        + IntStream.rangeClosed(0, number)
                                .mapToObj(member -> "\"b" + member + "\"")
                                .collect(Collectors.joining(","))
                        + "]}")
                .collect(Collectors.joining(","));
        return "{\"netloom\":1,\"blocks\":[" + blocks + "],\"groups\":[" + groups + "]}";
    }

    @Test
    void aDamagedFileIsReadOrRefused() throws Exception {
        assertBears(Mutations.SAMPLE);
    }

    @Test
    @Tag("exhaustive")
    void tenThousandDamagedFilesAreReadOrRefused() throws Exception {
        assertBears(Mutations.ALL);
    }

    /// What is read can be written and read again, and looked at.
    private void assertBears(int count) throws Exception {
        List<byte[]> files = new ArrayList<>();
        for (String name : List.of("simple-convnet", "deep-convnet")) {
            files.add(Files.readAllBytes(Samples.network(name)));
        }
        files.add(nested(4).getBytes(StandardCharsets.UTF_8));
        files.add(ONE_BLOCK
                .formatted("\"kernel\":3")
                .replace("\"x\"", "\"" + "a long name ".repeat(40) + "\"")
                .getBytes(StandardCharsets.UTF_8));
        Path file = folder.resolve("damaged.netloom.json");
        Mutations.Tally tally = Mutations.check(files, count, FileProblem.class, bytes -> {
            Files.write(file, bytes);
            Project project = ProjectFile.read(file);
            assertThat(ProjectFile.parse("again", ProjectFile.text(project)).graph())
                    .isEqualTo(project.graph());
            Summary.of(project.graph());
        });
        assertThat(tally.refused()).isPositive();
        assertThat(tally.read()).isPositive();
    }

    @Test
    void aMissingFileABinaryFileAFolderAndAHugeFileAreToldApart() throws IOException {
        assertProblem(folder.resolve("none.netloom.json"), "missing");
        assertProblem(Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1}), "binary");
        assertProblem(folder, "folder");
        Path huge = folder.resolve("huge");
        try (RandomAccessFile file = new RandomAccessFile(huge.toFile(), "rw")) {
            file.setLength(40L << 20);
        }
        assertProblem(huge, "large");
    }

    /// A graph holds what was drawn, right or wrong: the file opens, and every block of the circle says what is wrong.
    @Test
    void wiresInACircleOpenAndAreReportedOnTheirBlocks() throws Exception {
        String text = """
                {"netloom":1,"blocks":[{"id":"a","type":"relu","inputs":["b"]},{"id":"b","type":"relu","inputs":["a"]}]}
                """;
        GraphCheck check = GraphCheck.of(ProjectFile.parse("x", text).graph());
        assertThat(check.problems("a")).anyMatch(problem -> problem.key().equals("cycle"));
        assertThat(check.problems("b")).anyMatch(problem -> problem.key().equals("cycle"));
    }
}
