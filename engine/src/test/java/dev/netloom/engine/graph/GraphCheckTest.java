package dev.netloom.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.Mutations;
import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Problem;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.reference.RandomGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphCheckTest {
    private static final Graph GOOD =
            Graph.chain(new Input(1, 8, 6), Conv.of(4, 3, 1, 1), new Relu(), new Flatten(), Dense.of(10), new Output());

    private static Map<String, List<Problem>> problems(Graph graph) {
        return GraphCheck.of(graph).problems();
    }

    private static Graph wired(String id, String... inputs) {
        return GOOD.with(GOOD.node(id).withInputs(List.of(inputs)));
    }

    @Test
    void aGoodGraphHasAShapeForEveryNodeAndNoProblem() {
        GraphCheck check = GraphCheck.of(GOOD);
        assertThat(check.ok()).isTrue();
        assertThat(check.shapes())
                .isEqualTo(Map.of(
                        "input1",
                        new Shape(1, 8, 6),
                        "conv1",
                        new Shape(4, 8, 6),
                        "relu1",
                        new Shape(4, 8, 6),
                        "flatten1",
                        Shape.vector(192),
                        "dense1",
                        Shape.vector(10),
                        "output1",
                        Shape.vector(10)));
    }

    @Test
    void randomGraphsAreGood() {
        for (int seed = 0; seed < 50; seed++) {
            assertThat(problems(RandomGraph.draw(seed, 20))).isEmpty();
        }
    }

    @Test
    void anEmptyGraphLacksBothEnds() {
        assertThat(problems(Graph.EMPTY))
                .isEqualTo(
                        Map.of(GraphCheck.WHOLE, List.of(Problem.of("missing-input"), Problem.of("missing-output"))));
    }

    @Test
    void aSecondInputOrOutputIsNamed() {
        Graph two = GOOD.with(Node.of("more", new Input(1, 8, 6)))
                .with(Node.of("sum", new Add(), "input1", "more"))
                .with(GOOD.node("conv1").withInputs(List.of("sum")))
                .with(Node.of("end", new Output(), "dense1"));
        assertThat(problems(two))
                .isEqualTo(Map.of(
                        "more", List.of(Problem.of("second-input")), "end", List.of(Problem.of("second-output"))));
    }

    @Test
    void aCircleIsReportedOnEveryBlockInItAndOnNoOther() {
        Graph circle = GOOD.with(Node.of("sum", new Add(), "conv1", "relu1"))
                .with(GOOD.node("relu1").withInputs(List.of("sum")));
        assertThat(problems(circle).keySet()).containsExactlyInAnyOrder("sum", "relu1");
        assertThat(problems(circle).values()).allMatch(list -> list.contains(Problem.of("cycle")));
        assertThat(GraphCheck.of(circle).shape("conv1")).isPresent();
        assertThat(GraphCheck.of(circle).shape("relu1")).isEmpty();
    }

    @Test
    void whatLiesBetweenTwoCirclesIsInNone() {
        Graph graph = new Graph(List.of(
                Node.of("a", new Relu(), "b"),
                Node.of("b", new Add(), "a", "a"),
                Node.of("between", new Relu(), "b"),
                Node.of("c", new Add(), "between", "d"),
                Node.of("d", new Relu(), "e"),
                Node.of("e", new Relu(), "c"),
                Node.of("out", new Output(), "e")));
        Map<String, List<Problem>> problems = problems(graph);
        problems.remove(GraphCheck.WHOLE);
        assertThat(problems.keySet()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
        assertThat(problems.values()).allMatch(list -> list.equals(List.of(Problem.of("cycle"))));
    }

    /// As it would with recursion, or with a search from each block.
    @Test
    void aCircleOfThousandsOfBlocksTakesNoTime() {
        int blocks = 5000;
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < blocks; i++) {
            nodes.add(Node.of("b" + i, new Relu(), "b" + (i + 1) % blocks));
        }
        Graph circle = new Graph(nodes);
        assertThat(Mutations.measure(new byte[0], IllegalStateException.class, none -> GraphCheck.of(circle))
                        .read())
                .isOne();
        assertThat(problems(circle)).hasSize(blocks + 1);
    }

    @Test
    void aBlockWiredToItselfIsACircle() {
        assertThat(problems(wired("relu1", "relu1"))).containsEntry("relu1", List.of(Problem.of("cycle")));
    }

    @Test
    void aMissingWireIsReportedWhereItIsMissingAndNotBehind() {
        assertThat(problems(wired("relu1")))
                .isEqualTo(Map.of("relu1", List.of(Problem.of("no-input")), "conv1", List.of(Problem.of("unused"))));
        assertThat(GraphCheck.of(wired("relu1")).shapes()).containsOnlyKeys("input1", "conv1");
    }

    @Test
    void numbersOfWiresAreChecked() {
        assertThat(GraphCheck.of(wired("relu1", "conv1", "conv1")).problems("relu1"))
                .containsExactly(Problem.of("takes-one-input", 2));
        assertThat(GraphCheck.of(wired("input1", "conv1")).problems("input1")).isNotEmpty();
        Graph lonely = GOOD.with(Node.of("sum", new Add(), "conv1"))
                .with(GOOD.node("relu1").withInputs(List.of("sum")));
        assertThat(problems(lonely)).isEqualTo(Map.of("sum", List.of(Problem.of("needs-two-inputs", 1))));
    }

    @Test
    void anInputTakesNoWire() {
        Graph graph =
                new Graph(List.of(Node.of("first", new Input(1, 2, 2)), Node.of("in", new Input(1, 2, 2), "first")));
        assertThat(GraphCheck.of(graph).problems("in")).contains(Problem.of("takes-no-input"));
    }

    @Test
    void wiresFromNowhereAndFromTheOutputAreUnknown() {
        assertThat(GraphCheck.of(wired("relu1", "gone")).problems("relu1"))
                .containsExactly(Problem.of("unknown-input", "gone"));
        Graph after = GOOD.with(Node.of("relu2", new Relu(), "output1"));
        assertThat(GraphCheck.of(after).problems("relu2")).contains(Problem.of("unknown-input", "output1"));
    }

    @Test
    void aBlockThatLeadsNowhereIsUnused() {
        Graph dangling = GOOD.with(Node.of("relu2", new Relu(), "conv1"));
        assertThat(problems(dangling)).isEqualTo(Map.of("relu2", List.of(Problem.of("unused"))));
    }

    @Test
    void aBlocksOwnProblemStandsOnItAndItsFollowersAreLeftAlone() {
        Graph small = GOOD.with(Node.of("conv1", Conv.of(4, 9, 1, 0), "input1"));
        assertThat(problems(small)).isEqualTo(Map.of("conv1", List.of(Problem.of("conv.too-small", 9, 6, 0, 2))));
        Graph unflat =
                GOOD.with(GOOD.node("dense1").withInputs(List.of("relu1"))).without("flatten1");
        assertThat(problems(unflat))
                .isEqualTo(Map.of("dense1", List.of(Problem.of("dense.not-flat", new Shape(4, 8, 6)))));
    }

    @Test
    void joinsOfOtherSizesAreReported() {
        Graph pooled = GOOD.with(Node.of("pool", Pool.of(Pool.Kind.MAX, 2, 2, 0), "conv1"))
                .with(Node.of("join", new Concat(), "conv1", "pool"))
                .with(GOOD.node("relu1").withInputs(List.of("join")));
        assertThat(problems(pooled))
                .isEqualTo(
                        Map.of("join", List.of(Problem.of("concat.shapes", new Shape(4, 8, 6), new Shape(4, 4, 3)))));
    }

    @Test
    void whatNoMemoryHoldsIsTooLarge() {
        Graph large = Graph.chain(new Input(1024, 4096, 4096), new Flatten(), Dense.of(10), new Output());
        assertThat(problems(large)).isEqualTo(Map.of("input1", List.of(Problem.of("too-large"))));
        Graph wide = Graph.chain(new Input(1, 1024, 1024), new Flatten(), Dense.of(65536), new Output());
        assertThat(problems(wide)).isEqualTo(Map.of("dense1", List.of(Problem.of("too-large"))));
    }

    @Test
    void oneNodeMayFeedAJoinTwice() {
        Graph doubled = GOOD.with(Node.of("sum", new Add(), "conv1", "conv1"))
                .with(GOOD.node("relu1").withInputs(List.of("sum")));
        assertThat(problems(doubled)).isEmpty();
    }
}
