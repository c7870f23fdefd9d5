package dev.netloom.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.netloom.engine.store.Project.Note;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is written comes back.
class ProjectFileTest extends ProjectFiles {
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
        assertProblem(text.formatted(",\n{\"id\":\"h\",\"members\":[\"b\",\"c\"]}"), 2, "group-overlap", "h");
        assertProblem(text.formatted(",\n{\"id\":\"g\",\"members\":[\"c\"]}"), 2, "group-overlap", "g");
        assertProblem(text.formatted(",\n{\"id\":\"h\",\"members\":\"c\"}"), 2, "group-field", "h", "members", "\"c\"");
        assertProblem(text.formatted(",\n{\"id\":\"h\",\"fold\":1}"), 2, "group-field", "h", "fold", "1");
        assertProblem(text.formatted(",\n7"), 2, "group", "7");
        assertProblem("{\"netloom\":1,\"blocks\":[],\"groups\":1}", 1, "groups", "1");
    }

    @Test
    void notesComeBackALineEachAndDamagedOnesAreRefused() throws Exception {
        Note note = new Note("두 줄 \"hier\"\n5×5", new Project.Place(-20, 400));
        Note longest = new Note("x".repeat(Note.LONGEST), new Project.Place(0, 0));
        Graph graph = Graph.chain(Conv.of(1, 1, 1, 0));
        assertComesBack(
                new Project("Noted", graph, Map.of(), Groups.NONE, List.of(note, longest, note), new TreeMap<>()));
        assertThat(ProjectFile.text(new Project("Free", graph, Map.of()))).doesNotContain("notes");
        String text = "{\"netloom\":1,\"blocks\":[],\"notes\":[\n%s]}";
        String place = "\"place\":[1,2]";
        assertThat(ProjectFile.parse("x", text.formatted("{\"text\":\"a\"," + place + "}"))
                        .notes())
                .containsExactly(new Note("a", new Project.Place(1, 2)));
        assertProblem(text.formatted("{" + place + "}"), 2, "note", "{" + place + "}");
        assertProblem(text.formatted("{\"text\":\" \"}"), 2, "note", "{\"text\":\" \"}");
        assertProblem(text.formatted("{\"text\":\"a\",\"colour\":1," + place + "}"), 2, "note-field", "colour");
        String tooLong = "{\"text\":\"x" + longest.text() + "\"," + place + "}";
        assertProblem(text.formatted(tooLong), 2, "note-long", Note.LONGEST + 1, Note.LONGEST);
        assertProblem(text.formatted("{\"text\":\"a\",\"place\":[1,2e9]}"), 2, "note-place", "[1,2.0E9]");
        assertProblem("{\"netloom\":1,\"blocks\":[],\"notes\":{}}", 1, "notes", "{}");
    }

    @Test
    void settingsOfATrainingComeBackWhateverTheyAre() throws Exception {
        Project project = new Project("Trained", new Graph(List.of()), Map.of());
        assertComesBack(project.withTraining(new TreeMap<>(Map.of(
                "augment", "shift:2,flip",
                "learning-rate", "0.0001",
                "schedule", "one-cycle",
                "teachers", "[\"conv1\",{\"deep\":true}]",
                "said", "\"quoted\" \u2028",
                "none", "null",
                "nothing", ""))));
        String text = "{\"netloom\":1,\"blocks\":[],\"training\":%s}";
        assertThat(ProjectFile.parse("x", text.formatted("{\"a\":1e-4,\"b\":1E999,\"c\":\"2\",\"d\":true}"))
                        .training())
                .isEqualTo(Map.of("a", "0.0001", "b", "Infinity", "c", "2", "d", "true"));
        assertThat(ProjectFile.text(project)).doesNotContain("training");
        assertProblem(text.formatted("[\"epochs\"]"), 1, "training", "[\"epochs\"]");
        assertProblem(text.formatted("{\"augment\":\"\\ud800\"}"), 1, "half");
    }

    @Test
    void theImagesOfAProjectAreFoundFromItsFolderOn(@TempDir Path home) throws Exception {
        Path photos = Files.createDirectories(home.resolve("a/photos"));
        assertThat(kept(home.resolve("a/one.netloom.json"), photos.toString())).isEqualTo("\"./photos\"");
        assertThat(kept(home.resolve("a/b/two.netloom.json"), photos.toString()))
                .isEqualTo("\"../photos\"");
        assertThat(kept(home.resolve("c/d/three.netloom.json"), photos.toString()))
                .isEqualTo('"' + photos.toString() + '"');
        assertThat(kept(home.resolve("a/four.netloom.json"), "mnist")).isEqualTo("\"mnist\"");
        Path byHand = home.resolve("a/five.netloom.json");
        Files.writeString(byHand, "{\"netloom\":1,\"blocks\":[],\"training\":{\"data\":\"photos\"}}");
        assertThat(ProjectFile.read(byHand).training()).containsEntry("data", photos.toString());
    }

    /// What a file says of images; they are found again from it.
    private static String kept(Path file, String data) throws Exception {
        Files.createDirectories(file.getParent());
        Project project = new Project("Own", new Graph(List.of()), Map.of());
        ProjectFile.write(file, project.withTraining(new TreeMap<>(Map.of("data", data))));
        assertThat(ProjectFile.read(file).training()).containsEntry("data", data);
        return Files.readString(file).replaceAll("(?s).*\"data\": ([^\n]*)\n.*", "$1");
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

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "~~                                            | kind | ~~",
                "null                                          | kind | ~~",
                "7                                             | kind | ~~",
                "[]                                            | kind | ~~",
                "{}                                            | kind | ~~",
                "{\"netloom\":\"1\",\"blocks\":[]}              | kind | ~~",
                "{\"netloom\":0,\"blocks\":[]}                  | kind | ~~",
                "{\"netloom\":1}                               | blocks | ~~",
                "{\"netloom\":1,\"blocks\":{}}                  | blocks | ~~",
                "{\"netloom\":1,\"blocks\":[]}]                 | json | ~~",
                "{\"netloom\":1,\"netloom\":1,\"blocks\":[]}    | json | ~~",
                "{\"netloom\":1,\"name\":[],\"blocks\":[]}      | name | []",
                "{\"netloom\":1,\"blocks\":[17]}                | no-block | 17",
            })
    void whatIsNoProjectSaysWhatItLacks(String text, String key, String detail) {
        if (detail.isEmpty()) {
            assertProblem(text, 1, key);
        } else {
            assertProblem(text, 1, key, detail);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"kernel\":0'                 | range   | kernel, 0, 1, 31",
                "'\"kernel\":99'                | range   | kernel, 99, 1, 31",
                "'\"kernel\":2.5'               | int     | kernel, 2.5, ''",
                "'\"kernel\":null'              | int     | kernel, null, ''",
                "'\"kernel\":[3]'               | int     | kernel, [3], ''",
                "'\"kernel\":\"three\"'         | int     | kernel, \"three\", ''",
                "'\"deviation\":\"wide\"'       | double  | deviation, \"wide\", ''",
                "'\"deviation\":\"NaN\"'        | range   | deviation, NaN, 0, 10",
                "'\"bias\":\"perhaps\"'         | boolean | bias, \"perhaps\", ''",
                "'\"inputs\":\"b\"'             | inputs  | \"b\"",
                "'\"inputs\":[\"b\",1]'         | inputs  | [\"b\",1]",
                "'\"place\":[1]'                | place   | [1]",
                "'\"place\":[1,\"2\"]'          | place   | [1,\"2\"]",
                "'\"place\":[1e300,0]'          | place   | [1.0E300,0]",
            })
    void whatABlockMayNotHaveIsNamedWithLineAndBlock(String field, String key, String details) {
        FileProblem problem = problem("{\"netloom\":1,\n\"blocks\":[\n" + BLOCK.formatted(field) + "]}");
        assertThat(problem.key()).isEqualTo("project." + key);
        assertThat(problem.arguments().subList(0, 3)).containsExactly("net.netloom.json", 3, "a");
        String told = problem.arguments().stream().skip(3).map(Object::toString).collect(Collectors.joining(", "));
        assertThat(told).isEqualTo(details.replace("''", ""));
    }
}
