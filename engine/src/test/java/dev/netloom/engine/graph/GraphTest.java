package dev.netloom.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.reference.RandomGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class GraphTest {
    private static final Graph SKIP = new Graph(List.of(
            Node.of("out", new Output(), "flat"),
            Node.of("sum", new Add(), "in", "relu"),
            Node.of("relu", new Relu(), "conv"),
            Node.of("conv", Conv.of(1, 3, 1, 1), "in"),
            Node.of("flat", new Flatten(), "sum"),
            Node.of("in", new Input(1, 4, 4))));

    private static List<String> ids(List<Node> nodes) {
        return nodes.stream().map(Node::id).toList();
    }

    @Test
    void everyNodeComesAfterItsInputs() {
        assertThat(ids(SKIP.inOrder())).containsExactly("in", "conv", "relu", "sum", "flat", "out");
    }

    @Test
    void orderHoldsForShuffledRandomGraphs() {
        for (int seed = 0; seed < 50; seed++) {
            List<Node> nodes = new ArrayList<>(RandomGraph.draw(seed, 15).nodes());
            Collections.shuffle(nodes, new Random(seed));
            List<Node> order = new Graph(nodes).inOrder();
            assertThat(order).containsExactlyInAnyOrderElementsOf(nodes);
            Set<String> done = new HashSet<>();
            for (Node node : order) {
                assertThat(done).containsAll(node.inputs());
                done.add(node.id());
            }
        }
    }

    @Test
    void whatIsInOrBehindACircleHasNoPlaceInTheOrder() {
        Graph circle = new Graph(List.of(
                Node.of("in", new Input(1, 4, 4)),
                Node.of("a", new Add(), "in", "b"),
                Node.of("b", new Relu(), "a"),
                Node.of("behind", new Relu(), "b"),
                Node.of("free", new Relu(), "in")));
        assertThat(ids(circle.inOrder())).containsExactly("in", "free");
    }

    @Test
    void wiresFromNowhereDoNotHoldUpTheOrder() {
        Graph graph = new Graph(List.of(Node.of("a", new Relu(), "gone"), Node.of("b", new Relu(), "a")));
        assertThat(ids(graph.inOrder())).containsExactly("a", "b");
    }

    @Test
    void aChainIsWiredOneToTheNext() {
        Graph chain = Graph.chain(new Input(1, 4, 4), new Relu(), new Relu(), new BatchNorm(0.1, 1e-5));
        assertThat(chain.nodes()).extracting(Node::id).containsExactly("input1", "relu1", "relu2", "batchnorm1");
        assertThat(chain.node("batchnorm1").inputs()).containsExactly("relu2");
        assertThat(chain.node("input1").inputs()).isEmpty();
    }

    @Test
    void namesAreUnique() {
        assertThatThrownBy(() -> new Graph(List.of(Node.of("a", new Relu()), Node.of("a", new Add()))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a");
        assertThatThrownBy(() -> Node.of(" ", new Relu())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SKIP.node("gone")).hasMessageContaining("gone");
    }

    @Test
    void aRemovedNodeTakesItsWiresAlong() {
        Graph without = SKIP.without("in");
        assertThat(without.contains("in")).isFalse();
        assertThat(without.node("sum").inputs()).containsExactly("relu");
        assertThat(without.node("conv").inputs()).isEmpty();
        assertThat(SKIP.node("sum").inputs()).containsExactly("in", "relu");
    }

    @Test
    void aNodeIsReplacedInItsPlace() {
        Graph changed = SKIP.with(Node.of("relu", new BatchNorm(0.1, 1e-5), "conv"));
        assertThat(changed.nodes()).extracting(Node::id).containsExactly("out", "sum", "relu", "conv", "flat", "in");
        assertThat(changed).isNotEqualTo(SKIP);
        assertThat(changed.with(SKIP.node("relu"))).isEqualTo(SKIP).hasSameHashCodeAs(SKIP);
    }

    @Test
    void consumersAreThoseThatAWireLeadsTo() {
        assertThat(ids(SKIP.consumers("in"))).containsExactly("sum", "conv");
        assertThat(SKIP.consumers("out")).isEmpty();
    }

    @Test
    void reachingFollowsTheWires() {
        assertThat(SKIP.reaches("conv", "out")).isTrue();
        assertThat(SKIP.reaches("out", "conv")).isFalse();
        assertThat(SKIP.reaches("relu", "relu")).isTrue();
    }

    @Test
    void rewiringChangesEveryWireFromTheOldNode() {
        Node node = Node.of("sum", new Add(), "a", "b", "a");
        assertThat(node.rewired("a", "c").inputs()).containsExactly("c", "b", "c");
    }
}
