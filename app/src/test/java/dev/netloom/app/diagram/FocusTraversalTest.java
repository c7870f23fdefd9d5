package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.app.diagram.FocusTraversal.Way;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BlockType;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.Group;
import dev.netloom.engine.graph.Groups;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project.Place;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// in - a - (top | middle | bottom) - add - out, and below them a lone block.
class FocusTraversalTest {
    private final Diagram diagram = new Diagram(
            "Branches",
            new Graph(List.of(
                    Node.of("in", BlockType.of(Input.class).preset()),
                    Node.of("a", Conv.of(1, 1, 1, 0), "in"),
                    Node.of("bottom", new Relu(), "a"),
                    Node.of("top", new Relu(), "a"),
                    Node.of("middle", new Relu(), "a"),
                    Node.of("add", new Add(), "bottom", "top", "middle"),
                    Node.of("lone", new Relu()),
                    Node.of("out", BlockType.of(Output.class).preset(), "add"))),
            Map.of(
                    "in", new Place(0, 200),
                    "a", new Place(200, 210),
                    "top", new Place(400, 0),
                    "middle", new Place(400, 200),
                    "bottom", new Place(400, 400),
                    "add", new Place(600, 200),
                    "lone", new Place(210, 700),
                    "out", new Place(800, 200)),
            Groups.NONE);

    @Test
    void wiresLeadAheadAndBackToTheNearestBlock() {
        assertWay("in", Way.AHEAD, "a");
        assertWay("a", Way.AHEAD, "middle");
        assertWay("add", Way.BACK, "middle");
        assertWay("top", Way.AHEAD, "add");
        assertNoWay("out", Way.AHEAD);
        assertNoWay("in", Way.BACK);
        assertNoWay("lone", Way.AHEAD);
    }

    @Test
    void upAndDownLeadFromBranchToBranch() {
        assertWay("top", Way.DOWN, "middle");
        assertWay("middle", Way.DOWN, "bottom");
        assertWay("bottom", Way.UP, "middle");
        assertThat(FocusTraversal.branches(FocusOrder.of(Visible.of(diagram)), "middle"))
                .containsExactly("top", "middle", "bottom");
        assertThat(FocusTraversal.branches(FocusOrder.of(Visible.of(diagram)), "add"))
                .containsExactly("add");
    }

    @Test
    void whereThereAreNoBranchesUpAndDownLeadToTheNextBlockThere() {
        assertWay("a", Way.DOWN, "lone");
        assertWay("lone", Way.UP, "a");
        assertNoWay("lone", Way.DOWN);
        assertNoWay("top", Way.UP);
    }

    @Test
    void theEndsAreInputAndOutput() {
        assertWay("middle", Way.FIRST, "in");
        assertWay("lone", Way.LAST, "out");
    }

    @Test
    void aSkipIsNoBranchOfWhatItSkips() {
        Diagram skip = Edits.connect(diagram, new Wire("a", "add"));
        assertThat(FocusTraversal.branches(FocusOrder.of(Visible.of(skip)), "middle"))
                .containsExactly("top", "middle", "bottom");
    }

    @Test
    void aCardIsOneStopAmongTheBlocks() {
        Diagram folded = diagram.withGroups(
                new Groups(List.of(new Group("g", "Heart", Set.of("top", "middle", "bottom"), true))));
        FocusOrder stops = FocusOrder.of(Visible.of(folded));
        assertThat(stops.all()).containsExactly("in", "a", "card g", "add", "lone", "out");
        assertThat(FocusTraversal.from(stops, "a", Way.AHEAD)).contains("card g");
        assertThat(FocusTraversal.from(stops, "card g", Way.AHEAD)).contains("add");
        assertThat(FocusTraversal.from(stops, "card g", Way.BACK)).contains("a");
        assertThat(FocusTraversal.from(stops, "lone", Way.UP)).contains("a");
        assertThat(FocusTraversal.branches(stops, "card g")).containsExactly("card g");
    }

    @Test
    void theEndsMayBeHiddenByCards() {
        Diagram folded = diagram.withGroups(new Groups(List.of(
                new Group("head", "Head", Set.of("in", "a"), true),
                new Group("tail", "Tail", Set.of("add", "out"), true))));
        FocusOrder stops = FocusOrder.of(Visible.of(folded));
        assertThat(FocusTraversal.from(stops, "middle", Way.FIRST)).contains("card head");
        assertThat(FocusTraversal.from(stops, "middle", Way.LAST)).contains("card tail");
        assertThat(FocusTraversal.branches(stops, "middle")).containsExactly("top", "middle", "bottom");
    }

    private void assertWay(String from, Way way, String to) {
        assertThat(FocusTraversal.from(FocusOrder.of(Visible.of(diagram)), from, way))
                .as("%s from %s", way, from)
                .contains(to);
    }

    private void assertNoWay(String from, Way way) {
        assertThat(FocusTraversal.from(FocusOrder.of(Visible.of(diagram)), from, way))
                .as("%s from %s", way, from)
                .isEmpty();
    }
}
