package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.Visible.Part;
import dev.netloom.engine.Mutations;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import dev.netloom.engine.store.Project.Place;
import dev.netloom.engine.template.Template;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutoLayoutTest {
    private static Diagram template(String name) {
        return Diagram.of(Template.named(name).orElseThrow().project());
    }

    /// Pairs of parts that cover each other, in the open and in every frame.
    private static List<String> overlaps(Diagram diagram) {
        Visible visible = Visible.of(diagram);
        List<String> found = new ArrayList<>(overlaps(visible, Optional.empty()));
        visible.frames().forEach(group -> found.addAll(overlaps(visible, Optional.of(group))));
        return found;
    }

    private static List<String> overlaps(Visible visible, Optional<Group> container) {
        List<Part> parts = visible.parts(container);
        List<String> found = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (parts.get(i).box().intersects(parts.get(j).box())) {
                    found.add(parts.get(i).blocks().getFirst() + " on "
                            + parts.get(j).blocks().getFirst());
                }
            }
        }
        return found;
    }

    @Test
    void aChainIsWrappedIntoRowsLikeText() {
        Graph graph = Graph.chain(Collections.nCopies(8, new Relu()).toArray(Relu[]::new));
        Map<String, Place> places = AutoLayout.of(graph, Groups.NONE);
        assertThat(places.get("relu1")).isEqualTo(new Place(40, 40));
        assertThat(places.get("relu6")).isEqualTo(new Place(40 + 5 * Layout.COLUMN, 40));
        assertThat(places.get("relu7")).isEqualTo(new Place(40, 40 + Layout.ROW));
    }

    @Test
    void branchesLieBesideEachOtherAndJoinFurtherRight() {
        Graph graph = new Graph(List.of(
                Node.of("in", new Input(1, 28, 28)),
                Node.of("a", Conv.of(8, 3, 1, 1), "in"),
                Node.of("b", Conv.of(8, 3, 1, 1), "in"),
                Node.of("b2", new Relu(), "b"),
                Node.of("join", new Add(), "a", "b2")));
        Map<String, Place> places = AutoLayout.of(graph, Groups.NONE);
        assertThat(places.get("join").x()).isGreaterThan(places.get("b2").x());
        assertThat(places.get("b2").x()).isGreaterThan(places.get("b").x());
        assertThat(places.get("a").y()).isNotEqualTo(places.get("b").y());
        assertThat(overlaps(Diagram.of(new Project("x", graph, Map.of())))).isEmpty();
    }

    @Test
    void wiresThatGoRoundAndLooseBlocksFindAPlace() {
        Graph graph = new Graph(
                List.of(Node.of("a", new Relu(), "b"), Node.of("b", new Relu(), "a"), Node.of("loose", new Relu())));
        assertThat(overlaps(Diagram.of(new Project("x", graph, Map.of())))).isEmpty();
        Graph apart =
                new Graph(List.of(Node.of("a", new Relu()), Node.of("b", new Relu(), "a"), Node.of("c", new Relu())));
        assertThat(overlaps(Diagram.of(new Project("x", apart, Map.of())))).isEmpty();
    }

    /// Files without places that once took minutes, or all memory.
    @Test
    void whateverAFileMayHoldIsLaidOutInASecondOrTwo() {
        List<String> ids = IntStream.range(0, 200).mapToObj(i -> "b" + i).toList();
        assertSwift("all added to each other", 200, i -> ids.subList(0, i), List.of());
        assertSwift("all in circles", 140, i -> ids.subList(0, 140), List.of());
        assertSwift("wires from far away", 2000, i -> ids.subList(i % 100, i % 100 + Math.min(i / 200, 9)), List.of());
        assertSwift("a long chain", 5000, i -> i == 0 ? List.of() : List.of("b" + (i - 1)), List.of());
        assertSwift("a long circle", 5000, i -> List.of("b" + (i + 1) % 5000), List.of());
        assertSwift("loose blocks", 5000, i -> List.of(), List.of());
        List<Group> nested = IntStream.rangeClosed(1, Groups.DEEPEST)
                .mapToObj(i -> new Group("g" + i, "", new LinkedHashSet<>(ids.subList(0, 6 * i)), false))
                .toList();
        assertSwift("groups in groups", 200, i -> ids.subList(Math.max(0, i - 2), i), nested);
        List<Group> many = IntStream.range(0, 2500)
                .mapToObj(i -> new Group("g" + i, "", Set.of("b" + 2 * i, "b" + (2 * i + 1)), i % 2 == 0))
                .toList();
        assertSwift("many groups", 5000, i -> i == 0 ? List.of() : List.of("b" + (i - 1)), many);
    }

    private static void assertSwift(String what, int blocks, IntFunction<List<String>> inputs, List<Group> groups) {
        Graph graph = new Graph(IntStream.range(0, blocks)
                .mapToObj(i -> new Node("b" + i, new Add(), inputs.apply(i)))
                .toList());
        Project project = new Project(what, graph, Map.of(), new Groups(groups));
        try {
            Mutations.measure(
                    new byte[0],
                    IllegalStateException.class,
                    none -> assertThat(Diagram.of(project).places()).hasSize(blocks));
        } catch (AssertionError e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"googlenet", "resnet152"})
    void largeNetworksCoverNothingFoldedOrNot(String name) {
        Diagram folded = template(name);
        assertThat(overlaps(folded)).isEmpty();
        assertThat(overlaps(GroupEdits.foldAll(folded, false))).isEmpty();
    }

    @Test
    void unfoldingMakesRoomAndFoldingClosesUpAgain() {
        Diagram folded = template("googlenet");
        for (String id : List.of("inception3a", "inception4b", "inception5b")) {
            Diagram open = GroupEdits.unfold(folded, id);
            assertThat(overlaps(open)).as(id).isEmpty();
            assertThat(GroupEdits.fold(open, id).places()).isEqualTo(folded.places());
        }
    }

    @Test
    void insideAFrameRoomIsMadeAllTheWayOut() {
        Diagram folded = template("resnet152");
        Diagram stage = GroupEdits.unfold(folded, "layer1");
        Diagram block = GroupEdits.unfold(stage, "layer1.1");
        assertThat(overlaps(block)).isEmpty();
        assertThat(GroupEdits.fold(GroupEdits.fold(block, "layer1.1"), "layer1").places())
                .isEqualTo(folded.places());
    }

    @Test
    void makingRoomKeepsWhatWasPlacedByHandTogether() {
        Diagram folded = template("googlenet");
        Diagram byHand = Edits.move(folded, Set.of("fc", "output"), 30, 70);
        Diagram open = GroupEdits.unfold(byHand, "inception3a");
        assertThat(open.place("output").x() - open.place("fc").x())
                .isEqualTo(byHand.place("output").x() - byHand.place("fc").x());
        assertThat(open.place("fc").y() - open.place("dropout").y())
                .isEqualTo(byHand.place("fc").y() - byHand.place("dropout").y());
    }

    @Test
    void severalFramesInARowKeepClearOfTheRowAbove() {
        Diagram two = GroupEdits.unfold(GroupEdits.unfold(template("googlenet"), "inception4b"), "inception4d");
        assertThat(overlaps(two)).isEmpty();
        assertThat(overlaps(GroupEdits.fold(two, "inception4b"))).isEmpty();
    }
}
