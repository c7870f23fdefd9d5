package dev.netloom.engine.inspect.field;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Concat;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Pool;
import dev.netloom.engine.block.Shape;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.inspect.Region;
import dev.netloom.engine.reference.NetworkValues;
import dev.netloom.engine.reference.RandomGraph;
import dev.netloom.engine.reference.RandomValues;
import dev.netloom.engine.reference.ReferenceNetwork;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The theoretical field against brute force: one pixel after the other is changed, and what changes with it is seen.
class UnitFieldTest {
    /// Skips, branches, strides, dilation, groups, padding and windows that leave out the last rows; nothing is cut off
    /// at 0, so that every dependence shows.
    private static final Graph LINEAR = new Graph(List.of(
            Node.of("input", new Input(2, 11, 9)),
            Node.of("wide", new Conv(4, 3, 1, 2, 2, 1, true, Initialization.HE, 0.01), "input"),
            Node.of("near", new Conv(4, 1, 1, 0, 1, 1, true, Initialization.HE, 0.01), "input"),
            Node.of("skip", new Add(), "wide", "near"),
            Node.of("grouped", new Conv(4, 3, 2, 0, 1, 2, true, Initialization.HE, 0.01), "skip"),
            Node.of("pooled", Pool.of(Pool.Kind.AVERAGE, 2, 2, 0), "near"),
            Node.of("shrunk", new Conv(3, 1, 1, 0, 1, 1, true, Initialization.HE, 0.01), "pooled"),
            Node.of("other", Pool.of(Pool.Kind.AVERAGE, 3, 2, 0), "wide"),
            Node.of("joined", new Concat(), "grouped", "other"),
            Node.of("last", Conv.of(2, 2, 1, 0), "joined"),
            Node.of("flat", new Flatten(), "last"),
            Node.of("flat2", new Flatten(), "shrunk"),
            Node.of("all", new Concat(), "flat", "flat2"),
            Node.of("dense", Dense.of(3), "all"),
            Node.of("output", new Output(), "dense")));

    @Test
    void aUnitDependsOnExactlyTheseValues() {
        Map<String, double[]> weights = NetworkValues.weights(LINEAR, new RandomValues(1));
        weights.replaceAll((name, values) ->
                Arrays.stream(values).map(value -> 0.1 + Math.abs(value)).toArray());
        Map<String, boolean[][]> changes = changes(LINEAR, weights, 0.5);
        GraphCheck check = GraphCheck.of(LINEAR);
        for (Node node : LINEAR.inOrder()) {
            Shape shape = check.shapes().get(node.id());
            if (!(node.block() instanceof Output)) {
                for (int value = 0; value < shape.size(); value++) {
                    boolean[] seen = seen(LINEAR, unit(node.id(), shape, value), new Shape(2, 11, 9));
                    assertThat(seen).as(node.id() + " " + value).isEqualTo(changes.get(node.id())[value]);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void nothingElseChangesAUnitOfARandomNetwork(int seed) {
        Graph graph = RandomGraph.draw(seed, 9);
        Map<String, boolean[][]> changes = changes(graph, NetworkValues.weights(graph, new RandomValues(seed)), 1.5);
        GraphCheck check = GraphCheck.of(graph);
        Shape image = check.shapes().get(graph.inOrder().getFirst().id());
        Random random = new Random(seed);
        int found = 0;
        for (Node node : graph.inOrder()) {
            Shape shape = check.shapes().get(node.id());
            for (int draw = 0; draw < 6; draw++) {
                int value = random.nextInt(shape.size());
                boolean[] seen = seen(graph, unit(node.id(), shape, value), image);
                boolean[] changed = changes.get(node.id())[value];
                for (int pixel = 0; pixel < changed.length; pixel++) {
                    assertThat(!changed[pixel] || seen[pixel])
                            .as(node + " " + value + " " + pixel)
                            .isTrue();
                    found += changed[pixel] ? 1 : 0;
                }
            }
        }
        assertThat(found).isGreaterThan(50);
    }

    private static Unit unit(String node, Shape shape, int value) {
        int area = shape.height() * shape.width();
        return new Unit(node, value / area, value % area / shape.width(), value % shape.width());
    }

    private static boolean[] seen(Graph graph, Unit unit, Shape image) {
        UnitField field = UnitField.of(graph, unit);
        String input = graph.inOrder().getFirst().id();
        boolean[] seen = new boolean[image.height() * image.width()];
        for (int pixel = 0; pixel < seen.length; pixel++) {
            seen[pixel] = field.sees(input, pixel / image.width(), pixel % image.width());
        }
        return seen;
    }

    /// By node, of every value (channel, row, column), the pixels that change it.
    private static Map<String, boolean[][]> changes(Graph graph, Map<String, double[]> weights, double by) {
        GraphCheck check = GraphCheck.of(graph);
        Shape image = check.shapes().get(graph.inOrder().getFirst().id());
        int area = image.height() * image.width();
        Random random = new Random(5);
        double[] values = random.doubles(image.size(), 0.2, 1).toArray();
        ReferenceNetwork network = ReferenceNetwork.evaluating(graph, weights);
        network.forward(values, 1);
        Map<String, double[]> before = new HashMap<>();
        Map<String, boolean[][]> changes = new HashMap<>();
        graph.nodes().forEach(node -> {
            before.put(node.id(), network.output(node.id()).clone());
            changes.put(node.id(), new boolean[network.output(node.id()).length][area]);
        });
        for (int pixel = 0; pixel < area; pixel++) {
            double[] touched = values.clone();
            for (int channel = 0; channel < image.channels(); channel++) {
                touched[channel * area + pixel] += by;
            }
            network.forward(touched, 1);
            for (Node node : graph.nodes()) {
                double[] now = network.output(node.id());
                for (int value = 0; value < now.length; value++) {
                    changes.get(node.id())[value][pixel] = now[value] != before.get(node.id())[value];
                }
            }
        }
        return changes;
    }

    @Test
    void aUnitInOneBranchOfAConcatSeesThroughThatBranchOnly() {
        Graph graph = new Graph(List.of(
                Node.of("input", new Input(1, 9, 9)),
                Node.of("small", Conv.of(2, 1, 1, 0), "input"),
                Node.of("large", Conv.of(2, 5, 1, 2), "input"),
                Node.of("both", new Concat(), "small", "large")));
        assertThat(UnitField.of(graph, new Unit("both", 0, 4, 4)).box("input")).contains(new Region(4, 4, 5, 5));
        assertThat(UnitField.of(graph, new Unit("both", 3, 4, 4)).box("input")).contains(new Region(2, 2, 7, 7));
        assertThat(UnitField.of(graph, new Unit("both", 0, 4, 4)).box("large")).isEmpty();
    }
}
