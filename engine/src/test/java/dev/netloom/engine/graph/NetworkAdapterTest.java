package dev.netloom.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.netloom.engine.block.Add;
import dev.netloom.engine.block.Conv;
import dev.netloom.engine.block.Dense;
import dev.netloom.engine.block.Dropout;
import dev.netloom.engine.block.Flatten;
import dev.netloom.engine.block.GlobalAveragePool;
import dev.netloom.engine.block.Input;
import dev.netloom.engine.block.InvalidSetting;
import dev.netloom.engine.block.Output;
import dev.netloom.engine.block.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkAdapterTest {
    private static final Graph SMALL = Graph.chain(
            new Input(1, 28, 28),
            Conv.of(4, 3, 1, 1),
            new Flatten(),
            Dense.of(50),
            Dense.of(10),
            new Dropout(0.5),
            new Output());

    @Test
    void otherImagesChangeWhatFollowsFromThem() {
        Graph graph = NetworkAdapter.forImages(SMALL, new Shape(3, 32, 40));
        GraphCheck check = GraphCheck.of(graph);
        assertThat(check.ok()).isTrue();
        assertThat(check.shape("flatten1")).contains(Shape.vector(4 * 32 * 40));
        assertThat(Summary.of(graph).parameters()).isEqualTo(4 * (3 * 9 + 1) + 50 * (4 * 32 * 40 + 1) + 10 * (50 + 1));
    }

    @Test
    void otherClassesChangeTheLastDenseBlockOnly() {
        Graph graph = NetworkAdapter.forClasses(SMALL, 7).orElseThrow();
        assertThat(graph.node("dense1").block()).isEqualTo(Dense.of(50));
        assertThat(graph.node("dense2").block()).isEqualTo(Dense.of(7));
        assertThat(GraphCheck.of(graph).shape("output1")).contains(Shape.vector(7));
    }

    @Test
    void aConvolutionBeforeAGlobalPoolMayDecideTheClasses() {
        Graph graph = Graph.chain(new Input(1, 28, 28), Conv.of(10, 1, 1, 0), new GlobalAveragePool(), new Output());
        assertThat(NetworkAdapter.forClasses(graph, 5).map(GraphCheck::of).flatMap(check -> check.shape("output1")))
                .contains(Shape.vector(5));
    }

    @Test
    void whereBranchesMeetAtTheEndNoSingleBlockDecidesTheClasses() {
        Graph graph = new Graph(List.of(
                Node.of("input", new Input(10, 1, 1)),
                Node.of("a", Dense.of(10), "input"),
                Node.of("sum", new Add(), "a", "input"),
                Node.of("output", new Output(), "sum")));
        assertThat(NetworkAdapter.forClasses(graph, 5)).isEmpty();
    }

    @Test
    void whatNoBlockMayHaveIsRefused() {
        assertThatThrownBy(() -> NetworkAdapter.forImages(SMALL, new Shape(1, 5000, 28)))
                .isInstanceOf(InvalidSetting.class);
        assertThatThrownBy(() -> NetworkAdapter.forClasses(SMALL, 0)).isInstanceOf(InvalidSetting.class);
    }
}
