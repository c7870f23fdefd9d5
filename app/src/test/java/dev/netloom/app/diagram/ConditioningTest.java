package dev.netloom.app.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.netloom.engine.block.BatchNorm;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.Initialization;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Relu;
import dev.netloom.engine.graph.Graph;
import dev.netloom.engine.graph.GraphCheck;
import dev.netloom.engine.graph.Node;
import dev.netloom.engine.store.Project;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditioningTest {
    private static final Diagram DIAGRAM = Diagram.of(new Project(
            "d",
            Graph.chain(
                    new Input(1, 8, 8),
                    Conv.of(2, 3, 1, 1),
                    new Relu(),
                    Conv.of(2, 3, 1, 1),
                    new Relu(),
                    new Flatten(),
                    Dense.of(3),
                    new Output()),
            Map.of()));

    @Test
    void all_weights_begin_as_chosen() {
        assertThat(Conditioning.initialization(DIAGRAM.graph())).contains(Initialization.HE);
        Diagram fixed = Conditioning.initialize(DIAGRAM, Initialization.FIXED);
        assertThat(Conditioning.initialization(fixed.graph())).contains(Initialization.FIXED);
        assertThat(((Dense) fixed.graph().node("dense1").block()).deviation()).isEqualTo(0.01);
        assertThat(Conditioning.initialize(fixed, Initialization.HE)).isEqualTo(DIAGRAM);
        Diagram mixed = Edits.change(DIAGRAM, "conv1", "initialization", Initialization.XAVIER);
        assertThat(Conditioning.initialization(mixed.graph())).isEmpty();
    }

    @Test
    void batch_normalisation_comes_behind_every_convolution_once_and_goes_again() {
        assertThat(Conditioning.isNormalized(DIAGRAM.graph())).isFalse();
        Diagram normal = Conditioning.normalize(DIAGRAM);
        Graph graph = normal.graph();
        assertThat(Conditioning.isNormalized(graph)).isTrue();
        assertThat(GraphCheck.of(graph).ok()).isTrue();
        assertThat(graph.nodes().stream().filter(node -> node.block() instanceof BatchNorm))
                .extracting(Node::inputs)
                .containsExactlyInAnyOrder(List.of("conv1"), List.of("conv2"));
        assertThat(graph.node("relu1").inputs())
                .isEqualTo(graph.consumers("conv1").stream().map(Node::id).toList());
        assertThat(Conditioning.normalize(normal)).isEqualTo(normal);
        assertThat(Conditioning.unnormalize(normal).graph()).isEqualTo(DIAGRAM.graph());
    }

    @Test
    void a_network_without_convolutions_has_nothing_to_normalise() {
        Graph dense = Graph.chain(new Input(1, 4, 4), new Flatten(), Dense.of(3), new Output());
        assertThat(Conditioning.isNormalized(dense)).isFalse();
    }
}
