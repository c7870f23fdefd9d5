package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.reference.BlockCase;
import dev.netloom.engine.reference.RandomGraph;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

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
