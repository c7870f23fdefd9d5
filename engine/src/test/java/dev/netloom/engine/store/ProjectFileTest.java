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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFileTest {
    private static final String ONE_BLOCK =
            "{\"netloom\":1,\"name\":\"x\",\"blocks\":[{\"id\":\"a\",\"type\":\"conv\",%s}]}";

    @TempDir
    private Path folder;

    static Stream<BlockCase> blocks() {
        return BlockCase.drawEach(10, 5, 1);
    }

    private static FileProblem problem(String text) {
        FileProblem problem =
                catchThrowableOfType(FileProblem.class, () -> ProjectFile.parse("net" + ProjectFile.EXTENSION, text));
        assertThat(problem).as("problem of %s", text).isNotNull();
        return problem;
    }

    @Test
    void everyBlockTypeComesBackAndIsWrittenAsBefore() throws Exception {
        List<Node> nodes = BlockType.all().stream()
                .map(type -> Node.of(type.key(), type.preset()))
                .toList();
        assertComesBack(new Project("All", new Graph(nodes), Map.of("conv", new Project.Place(-12, 400))));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void everySettingComesBack(BlockCase drawn) throws Exception {
        assertComesBack(new Project("One", new Graph(List.of(Node.of("a", drawn.block()))), Map.of()));
    }

    @Test
    void wiresComeBackInTheirOrder() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            assertComesBack(new Project("Random " + seed, RandomGraph.draw(seed, 15), Map.of()));
        }
    }

    @Test
    void groupsComeBackALineEach() throws Exception {
        Graph graph = Graph.chain(Conv.of(1, 1, 1, 0), Conv.of(1, 1, 1, 0), Conv.of(1, 1, 1, 0));
        Group inner = new Group("group2", "깊은", Set.of("conv2"), false);
        Group outer = new Group("group1", "Stage \"1\"", new LinkedHashSet<>(List.of("conv2", "conv1")), true);
        Project project = new Project("Grouped", graph, Map.of(), new Groups(List.of(outer, inner)));
        assertComesBack(project);
        assertThat(ProjectFile.text(project).lines())
                .contains("    {\"id\":\"group2\",\"title\":\"깊은\",\"folded\":false,\"members\":[\"conv2\"]}");
        assertThat(ProjectFile.text(new Project("Free", graph, Map.of()))).doesNotContain("\"groups\": [");
    }

    @Test
    void groupsThatOverlapAreRefusedAndTheirMissingBlocksForgotten() throws Exception {
        String text = "{\"netloom\":1,\"blocks\":[{\"id\":\"a\",\"type\":\"relu\"},{\"id\":\"b\",\"type\":\"relu\"},"
                + "{\"id\":\"c\",\"type\":\"relu\"}],\"groups\":[{\"id\":\"g\",\"members\":[\"a\",\"b\",\"gone\"]}%s]}";
        Project read = ProjectFile.parse("x", text.formatted(",{\"id\":\"h\",\"members\":[\"gone\"]}"));
        assertThat(read.groups().all()).extracting(Group::members).containsExactly(Set.of("a", "b"));
        assertThat(problem(text.formatted(",{\"id\":\"h\",\"members\":[\"b\",\"c\"]}"))
                        .key())
                .isEqualTo("damaged");
    }

    @Test
    void namesOfAnyLanguageComeBack() throws Exception {
        Graph graph = new Graph(List.of(Node.of("합성곱 \"1\"\n\\", Conv.of(1, 1, 1, 0))));
        assertComesBack(new Project("깊은 신경망 \"\u2028\t", graph, Map.of()));
    }

    private void assertComesBack(Project project) throws Exception {
        Path file = folder.resolve("net" + ProjectFile.EXTENSION);
        ProjectFile.write(file, project);
        Project read = ProjectFile.read(file);
        assertThat(read).isEqualTo(project);
        assertThat(ProjectFile.text(read)).isEqualTo(Files.readString(file));
    }

    @Test
    void samplesAreWrittenAsTheyAre() throws Exception {
        assertThat(Samples.networks()).contains("deep-convnet", "simple-convnet");
        for (String name : Samples.networks()) {
            String text = Files.readString(Samples.network(name));
            Project project = ProjectFile.parse(name, text);
            assertThat(ProjectFile.text(project)).isEqualTo(text);
            assertThat(GraphCheck.of(project.graph()).problems()).isEmpty();
        }
    }

    @Test
    void settingsThatAnOlderFileLacksAreAtTheirPresets() throws Exception {
        Graph graph =
                ProjectFile.parse("x", ONE_BLOCK.formatted("\"kernel\":5")).graph();
        assertThat(graph.node("a").block()).isEqualTo(new Conv(16, 5, 1, 1, 1, 1, true, Initialization.HE, 0.01));
    }

    @Test
    void choicesAreReadInAnyCase() throws Exception {
        String text = "{\"netloom\":1,\"blocks\":[{\"id\":\"a\",\"type\":\"pool\",\"kind\":\"Average\"}]}";
        assertThat(ProjectFile.parse("x", text).graph().node("a").block())
                .isEqualTo(Pool.of(Pool.Kind.AVERAGE, 2, 2, 0));
    }

    @Test
    void aFileThatBreaksOffAnywhereIsDamaged() throws Exception {
        String text = ProjectFile.text(new Project("Cut", RandomGraph.draw(3, 4), Map.of()))
                .strip();
        for (int length = 0; length < text.length(); length++) {
            FileProblem problem = problem(text.substring(0, length));
            assertThat(problem.key()).isEqualTo("damaged");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "7",
                "[]",
                "{}",
                "{\"netloom\":1}",
                "{\"netloom\":\"1\",\"blocks\":[]}",
                "{\"netloom\":1,\"blocks\":{}}"
            })
    void whatIsNoProjectIsDamaged(String text) {
        assertThat(problem(text).key()).isEqualTo("damaged");
        assertThat(problem(text).arguments().getFirst()).isEqualTo("net.netloom.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"kernel\":0'                    | conv.kernel is 0, outside 1 to 31",
                "'\"kernel\":99'                   | conv.kernel is 99, outside 1 to 31",
                "'\"kernel\":2.5'                  | block a, kernel: 2.5 is not a whole number",
                "'\"kernel\":null'                 | block a, kernel",
                "'\"kernel\":\"three\"'            | block a, kernel",
                "'\"kernel\":[3]'                  | block a, kernel",
                "'\"bias\":\"perhaps\"'            | block a, bias: perhaps is neither true nor false",
                "'\"initialization\":\"lucky\"'    | lucky is none of [he, xavier, fixed]",
                "'\"deviation\":\"NaN\"'           | conv.deviation is NaN",
            })
    void aSettingOutsideItsRangeIsNamed(String setting, String reason) {
        FileProblem problem = problem(ONE_BLOCK.formatted(setting));
        assertThat(problem.key()).isEqualTo("damaged");
        assertThat(problem).hasMessageContaining(reason);
    }

    @Test
    void unknownTypesMissingNamesAndNamesGivenTwiceAreNamed() {
        String block = "{\"id\":\"%s\",\"type\":\"%s\"}";
        String file = "{\"netloom\":1,\"blocks\":[%s]}";
        assertThat(problem(file.formatted(block.formatted("a", "attention"))))
                .hasMessageContaining("block a has the unknown type 'attention'");
        assertThat(problem(file.formatted(block.formatted("", "relu")))).hasMessageContaining("needs an id");
        String relu = block.formatted("a", "relu");
        assertThat(problem(file.formatted(relu + "," + relu))).hasMessageContaining("two blocks are named a");
        assertThat(problem(file.formatted("17")).key()).isEqualTo("damaged");
    }

    @Test
    void brokenJsonIsNamedWithItsLine() {
        assertThat(problem("{\"netloom\": 1,\n\"blocks\": [\n{]}\n")).hasMessageContaining("line 3");
    }

    @Test
    void aFileOfANewerProgramIsNotGuessedAt() {
        assertThat(problem("{\"netloom\":2,\"blocks\":[]}").key()).isEqualTo("newer");
    }

    @Test
    void aMissingFileABinaryFileAndAFolderAreToldApart() throws IOException {
        assertProblem(folder.resolve("none.netloom.json"), "missing");
        Path binary = Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertProblem(binary, "damaged");
        assertProblem(folder, "unreadable");
    }

    private static void assertProblem(Path file, String key) {
        assertThatThrownBy(() -> ProjectFile.read(file)).isInstanceOfSatisfying(FileProblem.class, problem -> {
            assertThat(problem.key()).isEqualTo(key);
            assertThat(problem).hasMessageContaining(file.toString());
        });
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
